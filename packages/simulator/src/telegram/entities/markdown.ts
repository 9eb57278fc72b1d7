import type { Entity } from '../model.ts';
import { byteOffset, type Formatted, linkEntity, MarkupError, sortEntities } from './entity.ts';

const MARKS: Record<string, string> = { _: 'italic', '*': 'bold', '`': 'code', '[': 'text_link' };

/** Reads the old Markdown mode, in which nothing nests; throws MarkupError as Telegram would. */
export function parseMarkdown(markup: string): Formatted {
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  while (at < markup.length) {
    const letter = markup[at] ?? '';
    const next = markup[at + 1] ?? '';
    if (letter === '\\' && next !== '' && '_*`['.includes(next)) {
      text += next;
      at += 2;
      continue;
    }
    const type = MARKS[letter];
    if (type === undefined) {
      text += letter;
      at += 1;
      continue;
    }
    const block = /^```(?:([^\s`]+)(?=\s))?(?:\r\n|\n\r|\n|\r)?/.exec(markup.slice(at));
    const end = block ? '```' : letter === '[' ? ']' : letter;
    const begin = at + (block?.[0].length ?? 1);
    const stop = markup.indexOf(end, begin);
    if (stop < 0) {
      throw new MarkupError(
        `Can't find end of the entity starting at byte offset ${byteOffset(markup, at)}`,
      );
    }
    const inner = markup.slice(begin, stop);
    const place = { offset: text.length, length: inner.length };
    text += inner;
    at = stop + end.length;
    if (type === 'text_link') {
      const address = /^\(([^)]*)\)/.exec(markup.slice(at));
      at += address?.[0].length ?? 0;
      const link = linkEntity(address?.[1] ?? inner, place.offset, place.length);
      if (link && place.length > 0) entities.push(link);
    } else if (place.length > 0) {
      const language = block?.[1] === undefined ? {} : { language: block[1] };
      entities.push({ type: block ? 'pre' : type, ...place, ...language });
    }
  }
  return { text, entities: sortEntities(entities) };
}
