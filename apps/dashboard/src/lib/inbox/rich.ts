/** A stretch of text with its look; a link only ever leads to http, https, mailto or tel. */
export interface Span {
  readonly text: string;
  readonly look?: 'strong' | 'em' | 'code' | 'strike';
  readonly href?: string;
}

/** A piece of an answer: what models write in Markdown, as far as people read it in a chat. */
export type Block =
  | { readonly kind: 'text' | 'heading'; readonly lines: readonly (readonly Span[])[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly (readonly Span[])[];
    }
  | { readonly kind: 'code'; readonly text: string };

/**
 * Reads the Markdown of an answer into pieces that a page draws as plain elements. There is no
 * HTML in between, so nothing that a customer or a model writes can become part of the page.
 */
export function readRich(text: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  for (let at = 0; at < lines.length;) {
    const read =
      readCode(lines, at) ?? readHeading(lines, at) ?? readList(lines, at) ?? readText(lines, at);
    if (read.block) blocks.push(read.block);
    at = read.next;
  }
  return blocks;
}

interface Read {
  readonly block: Block | null;
  readonly next: number;
}

const fence = /^\s*```/;
const heading = /^#{1,6}\s+(.*)$/;
const bullet = /^\s*[-*•]\s+(.*)$/;
const numbered = /^\s*\d{1,3}[.)]\s+(.*)$/;

function readCode(lines: readonly string[], at: number): Read | null {
  if (!fence.test(lines[at] ?? '')) return null;
  const rest = lines.slice(at + 1);
  const end = rest.findIndex((line) => fence.test(line));
  const inside = end < 0 ? rest : rest.slice(0, end);
  return { block: { kind: 'code', text: inside.join('\n') }, next: at + inside.length + 2 };
}

function readHeading(lines: readonly string[], at: number): Read | null {
  const title = heading.exec(lines[at] ?? '')?.[1];
  if (title === undefined) return null;
  return { block: { kind: 'heading', lines: [readSpans(title)] }, next: at + 1 };
}

function readList(lines: readonly string[], at: number): Read | null {
  const mark = [bullet, numbered].find((pattern) => pattern.test(lines[at] ?? ''));
  if (mark === undefined) return null;
  const items: (readonly Span[])[] = [];
  let next = at;
  for (let item = mark.exec(lines[next] ?? ''); item; item = mark.exec(lines[next] ?? '')) {
    items.push(readSpans(item[1] ?? ''));
    next += 1;
  }
  return { block: { kind: 'list', ordered: mark === numbered, items }, next };
}

function readText(lines: readonly string[], at: number): Read {
  const told: (readonly Span[])[] = [];
  let next = at;
  while (next < lines.length && !isOther(lines[next] ?? '')) {
    told.push(readSpans(lines[next] ?? ''));
    next += 1;
  }
  if (told.length === 0) return { block: null, next: at + 1 };
  return { block: { kind: 'text', lines: told }, next };
}

function isOther(line: string): boolean {
  return line.trim() === '' || [fence, heading, bullet, numbered].some((mark) => mark.test(line));
}

const inline =
  /(?<code>`[^`\n]+`)|(?<strong>\*\*(?=\S)(?:[^*]|\*(?!\*))+\*\*)|(?<strike>~~(?=\S)[^~]+~~)|(?<em>(?<![\w*])\*(?=[^\s*])[^*\n]+\*(?![\w*])|(?<!\w)_(?=\S)[^_\n]+_(?!\w))|\[(?<label>[^\]\n]+)\]\((?<target>[^\s()]+)\)|(?<link>https?:\/\/[^\s<>()]*[^\s<>().,;:!?'"])/g;

/** Reads the looks inside one line. */
export function readSpans(line: string): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of line.matchAll(inline)) {
    if (found.index > from) spans.push({ text: line.slice(from, found.index) });
    spans.push(spanOf(found[0], found.groups ?? {}));
    from = found.index + found[0].length;
  }
  if (from < line.length) spans.push({ text: line.slice(from) });
  return spans;
}

function spanOf(all: string, groups: Readonly<Record<string, string | undefined>>): Span {
  const { code, strong, strike, em, label, target, link } = groups;
  if (code) return { text: code.slice(1, -1), look: 'code' };
  if (strong) return { text: strong.slice(2, -2), look: 'strong' };
  if (strike) return { text: strike.slice(2, -2), look: 'strike' };
  if (em) return { text: em.slice(1, -1), look: 'em' };
  if (link) return { text: link, href: link };
  if (label && target && /^(https?:|mailto:|tel:)/i.test(target))
    return { text: label, href: target };
  return { text: all };
}
