import type { MessageEntity } from 'grammy/types';
import type { Formatted } from '../markdown.ts';

const MARKS = new Map<MessageEntity['type'], string>([
  ['bold', '*'],
  ['italic', '_'],
  ['strikethrough', '~'],
  ['code', '`'],
  ['pre', '```'],
]);

/**
 * A formatted text with WhatsApp's own marks in it. WhatsApp knows them only within a line, close to
 * the words and with no letter outside: where that is not so, the words stand without. An address
 * stands behind its words.
 */
export function withMarks({ text, entities }: Formatted): string {
  const before = new Map<number, string>();
  const after = new Map<number, string>();
  const open = (at: number, mark: string) => before.set(at, (before.get(at) ?? '') + mark);
  const close = (at: number, mark: string) => after.set(at, mark + (after.get(at) ?? ''));
  for (const entity of outerFirst(entities)) {
    const { type, offset } = entity;
    const end = offset + entity.length;
    if (type === 'text_link') {
      const label = text.slice(offset, end);
      if (!isSame(label, entity.url))
        close(end, ` (${entity.url.replace(/^(?:mailto|tel):/i, '')})`);
    } else if (type === 'blockquote') {
      for (const [start] of linesWithin(text, offset, end)) open(start, '> ');
    } else {
      const mark = MARKS.get(type);
      if (mark === undefined) continue;
      const spans = type === 'pre' ? [[offset, end] as const] : linesWithin(text, offset, end);
      for (const span of spans) {
        const [from, to] = trimmed(text, ...span);
        if (from >= to || isLetter(text, from - 1) || isLetter(text, to)) continue;
        open(from, mark);
        close(to, mark);
      }
    }
  }
  let marked = '';
  let done = 0;
  for (const at of [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b)) {
    marked += `${text.slice(done, at)}${after.get(at) ?? ''}${before.get(at) ?? ''}`;
    done = at;
  }
  return marked + text.slice(done);
}

/** A formatted text without any marks; an address stands behind its words. */
export function withoutMarks({ text, entities }: Formatted): string {
  return withMarks({ text, entities: entities.filter(({ type }) => type === 'text_link') });
}

// Of two over the same words the outer one was found last.
function outerFirst(entities: readonly MessageEntity[]): MessageEntity[] {
  return entities.toReversed().toSorted((a, b) => a.offset - b.offset || b.length - a.length);
}

function* linesWithin(
  text: string,
  from: number,
  to: number,
): Generator<readonly [number, number]> {
  let start = from;
  while (start < to) {
    const next = text.indexOf('\n', start);
    const end = next === -1 || next >= to ? to : next;
    if (end > start) yield [start, end];
    start = end + 1;
  }
}

function trimmed(text: string, from: number, to: number): [from: number, to: number] {
  const span = text.slice(from, to);
  const start = from + span.length - span.trimStart().length;
  return [start, Math.max(start, from + span.trimEnd().length)];
}

function isLetter(text: string, at: number): boolean {
  return /^[\p{L}\p{N}]$/u.test(text.charAt(at));
}

function isSame(label: string, url: string): boolean {
  const bare = (one: string) => one.toLowerCase().replace(/^[a-z]+:(?:\/\/)?|\/$/g, '');
  return bare(label) === bare(url);
}
