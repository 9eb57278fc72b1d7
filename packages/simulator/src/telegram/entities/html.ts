import type { Entity } from '../model.ts';
import { byteOffset, type Formatted, linkEntity, MarkupError, sortEntities } from './entity.ts';

const PLAIN_TAGS: Record<string, string> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
};
const OTHER_TAGS = new Set(['a', 'pre', 'code', 'blockquote', 'tg-emoji']);
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"' };

interface OpenTag {
  name: string;
  attributes: Map<string, string>;
  offset: number;
}

/** Reads Telegram's HTML; throws MarkupError with Telegram's words where it would refuse. */
export function parseHtml(markup: string): Formatted {
  const open: OpenTag[] = [];
  const entities: Entity[] = [];
  let text = '';
  let at = 0;
  while (at < markup.length) {
    const letter = markup[at];
    if (letter === '&') {
      const decoded = decode(markup, at);
      text += decoded.text;
      at = decoded.next;
    } else if (letter !== '<') {
      text += letter;
      at += 1;
    } else if (markup[at + 1] === '/') {
      at = closeTag(markup, at, open, entities, text);
    } else {
      const tag = openTag(markup, at);
      open.push({ name: tag.name, attributes: tag.attributes, offset: text.length });
      at = tag.next;
    }
  }
  const left = open.at(-1);
  if (left) {
    throw new MarkupError(`Can't find end tag corresponding to start tag "${left.name}"`);
  }
  if (!text.isWellFormed()) {
    throw new MarkupError(
      'Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units',
    );
  }
  for (const entity of entities) if (entity.type === 'code') delete entity['language'];
  return { text, entities: sortEntities(entities) };
}

function openTag(markup: string, begin: number) {
  const place = byteOffset(markup, begin);
  let at = skip(markup, begin + 1, /[^\s>]/);
  if (at >= markup.length) throw new MarkupError(`Unclosed start tag at byte offset ${place}`);
  const name = markup.slice(begin + 1, at).toLowerCase();
  if (!(name in PLAIN_TAGS) && !OTHER_TAGS.has(name)) {
    throw new MarkupError(`Unsupported start tag "${name}" at byte offset ${place}`);
  }
  const attributes = new Map<string, string>();
  while (markup[at] !== '>') {
    at = skip(markup, at, /\s/);
    if (markup[at] === '>') break;
    if (at >= markup.length) {
      throw new MarkupError(`Unclosed start tag "${name}" at byte offset ${place}`);
    }
    const nameEnd = skip(markup, at, /[^\s=>]/);
    const attribute = markup.slice(at, nameEnd);
    if (attribute === '') {
      throw new MarkupError(`Empty attribute name in the tag "${name}" at byte offset ${place}`);
    }
    const equals = skip(markup, nameEnd, /\s/);
    if (markup[equals] !== '=') {
      attributes.set(attribute, '');
      at = equals;
      continue;
    }
    const valueAt = skip(markup, equals + 1, /\s/);
    if (valueAt >= markup.length) {
      throw new MarkupError(`Unclosed start tag "${name}" at byte offset ${place}`);
    }
    const value = attributeValue(markup, valueAt);
    attributes.set(attribute, value.text);
    at = value.next;
    if (at >= markup.length) throw new MarkupError(`Unclosed start tag at byte offset ${place}`);
  }
  if (name === 'span' && attributes.get('class') !== 'tg-spoiler') {
    throw new MarkupError(`Tag "span" must have class "tg-spoiler" at byte offset ${place}`);
  }
  return { name, attributes, next: at + 1 };
}

function attributeValue(markup: string, begin: number): { text: string; next: number } {
  const quote = markup[begin];
  if (quote !== '"' && quote !== "'") {
    const end = skip(markup, begin, /[A-Za-z0-9.-]/);
    if (!/[\s>]/.test(markup[end] ?? '')) {
      throw new MarkupError(
        `Unexpected end of name token at byte offset ${byteOffset(markup, begin)}`,
      );
    }
    return { text: markup.slice(begin, end).toLowerCase(), next: end };
  }
  let text = '';
  let at = begin + 1;
  while (at < markup.length && markup[at] !== quote) {
    const decoded = markup[at] === '&' ? decode(markup, at) : null;
    text += decoded?.text ?? markup[at];
    at = decoded?.next ?? at + 1;
  }
  return { text, next: at + 1 };
}

function closeTag(
  markup: string,
  begin: number,
  open: OpenTag[],
  entities: Entity[],
  text: string,
): number {
  const place = byteOffset(markup, begin);
  const tag = open.pop();
  if (!tag) throw new MarkupError(`Unexpected end tag at byte offset ${place}`);
  const nameEnd = skip(markup, begin + 2, /[^\s>]/);
  const name = markup.slice(begin + 2, nameEnd).toLowerCase();
  const end = skip(markup, nameEnd, /\s/);
  if (markup[end] !== '>') throw new MarkupError(`Unclosed end tag at byte offset ${place}`);
  if (name !== '' && name !== tag.name) {
    throw new MarkupError(
      `Unmatched end tag at byte offset ${place}, expected "</${tag.name}>", found "</${name}>"`,
    );
  }
  const length = text.length - tag.offset;
  if (length > 0) addEntity(tag, length, entities, text);
  return end + 1;
}

function addEntity(tag: OpenTag, length: number, entities: Entity[], text: string): void {
  const { name, attributes, offset } = tag;
  const plain = PLAIN_TAGS[name];
  const last = entities.at(-1);
  const sameSpan = last?.offset === offset && last.length === length ? last : undefined;
  if (plain !== undefined) {
    entities.push({ type: plain, offset, length });
  } else if (name === 'a') {
    const link = linkEntity(attributes.get('href') || text.slice(offset), offset, length);
    if (link) entities.push(link);
  } else if (name === 'tg-emoji') {
    const id = attributes.get('emoji-id') ?? '';
    if (!/^[1-9]\d*$/.test(id)) throw new MarkupError('Invalid custom emoji identifier specified');
    entities.push({ type: 'custom_emoji', offset, length, custom_emoji_id: id });
  } else if (name === 'blockquote') {
    const type = attributes.has('expandable') ? 'expandable_blockquote' : 'blockquote';
    entities.push({ type, offset, length });
  } else {
    addCode(name, language(attributes), sameSpan, entities, offset, length);
  }
}

/** A `pre` and a `code` with a language around the same text are one entity. */
function addCode(
  name: string,
  own: string,
  same: Entity | undefined,
  entities: Entity[],
  offset: number,
  length: number,
): void {
  if (name === 'pre' && same?.type === 'code' && same['language'] !== undefined) {
    same.type = 'pre';
  } else if (name === 'code' && same?.type === 'pre' && own !== '') {
    same['language'] = own;
  } else {
    entities.push({ type: name, offset, length, ...(own === '' ? {} : { language: own }) });
  }
}

function language(attributes: Map<string, string>): string {
  return /^language-(.*)$/.exec(attributes.get('class') ?? '')?.[1] ?? '';
}

function decode(markup: string, begin: number): { text: string; next: number } {
  const found = /^&(?:#x([0-9a-f]*)|#(\d*)|([a-z]+));?/i.exec(markup.slice(begin, begin + 16));
  const [whole, hex, decimal, named] = found ?? [];
  const literal = named === undefined ? undefined : NAMED[named];
  if (whole !== undefined && literal !== undefined) {
    return { text: literal, next: begin + whole.length };
  }
  const code = hex !== undefined ? parseInt(hex, 16) : Number(decimal ?? NaN);
  const isCode = code > 0 && code < 0x10ffff && (whole?.replace(';', '').length ?? 99) < 10;
  if (whole === undefined || !isCode) return { text: '&', next: begin + 1 };
  return { text: String.fromCodePoint(code), next: begin + whole.length };
}

function skip(text: string, from: number, while_: RegExp): number {
  let at = from;
  while (at < text.length && while_.test(text[at] ?? '')) at += 1;
  return at;
}
