import type { Entity } from '../model.ts';
import { byteOffset, type Formatted, linkEntity, MarkupError, sortEntities } from './entity.ts';

const RESERVED = new Set('_*[]()~`>#+-=|{}.!');

/** What is open, by the names that Telegram's complaints use. */
const TYPES = {
  Bold: 'bold',
  Italic: 'italic',
  Underline: 'underline',
  Strikethrough: 'strikethrough',
  Spoiler: 'spoiler',
  Code: 'code',
  Pre: 'pre',
  PreCode: 'pre',
  TextUrl: 'text_link',
  CustomEmoji: 'custom_emoji',
} as const;
type Kind = keyof typeof TYPES;

interface Open {
  kind: Kind;
  language: string;
  /** Where it begins in the result. */
  offset: number;
  /** Where its mark stands in the markup. */
  mark: number;
}

/** Reads MarkdownV2; throws MarkupError with Telegram's words where it would refuse. */
export function parseMarkdownV2(markup: string): Formatted {
  return new Reader(markup).read();
}

class Reader {
  readonly #markup: string;
  readonly #open: Open[] = [];
  readonly #entities: Entity[] = [];
  #text = '';
  #at = 0;
  #lineIsFresh = true;
  #quote: { offset: number; depth: number } | null = null;

  constructor(markup: string) {
    this.#markup = markup;
  }

  read(): Formatted {
    while (this.#at < this.#markup.length) this.#step();
    if (this.#quote) this.#endQuote(this.#markup.length);
    const left = this.#open.at(-1);
    if (left) this.#unclosed(left);
    return { text: this.#text, entities: sortEntities(this.#entities) };
  }

  #step(): void {
    const letter = this.#markup[this.#at] ?? '';
    const next = this.#markup[this.#at + 1] ?? '';
    if (letter === '\\' && next > '\0' && next <= '~') {
      this.#add(next, 2);
      return;
    }
    const top = this.#open.length > (this.#quote?.depth ?? 0) ? this.#open.at(-1) : undefined;
    if (top && (top.kind === 'Code' || top.kind === 'Pre' || top.kind === 'PreCode')) {
      if (letter !== '`') this.#add(letter, 1);
      else if (top.kind === 'Code' || this.#ahead('```')) this.#close(top);
      else this.#begin(letter);
      return;
    }
    if (letter === '\n') this.#newLine();
    else if (letter === '\r') this.#carriageReturn();
    else if (!RESERVED.has(letter)) this.#add(letter, 1);
    else if (top && this.#closes(top.kind)) this.#close(top);
    else this.#begin(letter);
  }

  #add(letter: string, length: number): void {
    this.#text += letter;
    this.#at += length;
    this.#lineIsFresh = false;
  }

  #carriageReturn(): void {
    this.#text += '\r';
    this.#at += 1;
    if (!this.#quote) this.#lineIsFresh = true;
  }

  #newLine(): void {
    if (this.#quote && this.#markup[this.#at + 1] !== '>') {
      const end = this.#at;
      this.#text += '\n';
      this.#endQuote(end);
      this.#at += 1;
    } else if (this.#quote) {
      this.#text += '\n';
      this.#at += 2;
    } else {
      this.#text += '\n';
      this.#at += 1;
    }
    this.#lineIsFresh = true;
  }

  /** A quote whose last mark is a lone `||` folds when it is long. */
  #endQuote(end: number): void {
    const quote = this.#quote;
    if (!quote) return;
    this.#quote = null;
    const last = this.#open.at(-1);
    let folds = false;
    if (last && this.#open.length > quote.depth) {
      const tail = this.#markup.slice(last.mark, end).replace(/\r$/, '');
      if (last.kind !== 'Spoiler' || tail !== '||' || this.#open.length > quote.depth + 1) {
        this.#unclosed(last);
      }
      this.#open.pop();
      folds = true;
    }
    const length = this.#text.length - quote.offset;
    const type = folds ? 'expandable_blockquote' : 'blockquote';
    if (length > 0) this.#entities.push({ type, offset: quote.offset, length });
  }

  #closes(kind: Kind): boolean {
    switch (kind) {
      case 'Bold':
        return this.#ahead('*');
      case 'Italic':
        return this.#ahead('_') && !this.#ahead('__');
      case 'Underline':
        return this.#ahead('__');
      case 'Strikethrough':
        return this.#ahead('~');
      case 'Spoiler':
        return this.#ahead('||');
      case 'TextUrl':
      case 'CustomEmoji':
        return this.#ahead(']');
      default:
        return false;
    }
  }

  #begin(letter: string): void {
    const mark = this.#at;
    if (letter === '>' && this.#lineIsFresh && !this.#quote) {
      this.#quote = { offset: this.#text.length, depth: this.#open.length };
      this.#at += 1;
      return;
    }
    const kind = this.#kindOf(letter);
    if (!kind) {
      throw new MarkupError(
        `Character '${letter}' is reserved and must be escaped with the preceding '\\'`,
      );
    }
    const language = kind === 'Pre' ? this.#openPre() : '';
    if (kind !== 'Pre')
      this.#at += kind === 'Underline' || kind === 'Spoiler' || kind === 'CustomEmoji' ? 2 : 1;
    this.#open.push({
      kind: language === '' ? kind : 'PreCode',
      language,
      offset: this.#text.length,
      mark,
    });
  }

  #kindOf(letter: string): Kind | null {
    if (letter === '_') return this.#ahead('__') ? 'Underline' : 'Italic';
    if (letter === '*') return 'Bold';
    if (letter === '~') return 'Strikethrough';
    if (letter === '[') return 'TextUrl';
    if (letter === '`') return this.#ahead('```') ? 'Pre' : 'Code';
    if (letter === '|' && this.#ahead('||')) return 'Spoiler';
    if (letter === '!' && this.#ahead('![')) return 'CustomEmoji';
    return null;
  }

  /** Steps over the three marks, the language and one line break, and returns the language. */
  #openPre(): string {
    this.#at += 3;
    const rest = this.#markup.slice(this.#at);
    const word = /^[^\s`]+(?=[^`])/.exec(rest)?.[0] ?? '';
    const isLanguage = word !== '' && /\s/.test(rest[word.length] ?? '');
    if (isLanguage) this.#at += word.length;
    this.#at += /^(\r\n|\n\r|\n|\r)?/.exec(this.#markup.slice(this.#at))?.[0].length ?? 0;
    return isLanguage ? word : '';
  }

  #close(top: Open): void {
    const length = this.#text.length - top.offset;
    const entity = this.#closed(top, length);
    this.#open.pop();
    if (entity && length > 0) this.#entities.push(entity);
  }

  #closed(top: Open, length: number): Entity | null {
    const plain = { type: TYPES[top.kind], offset: top.offset, length };
    switch (top.kind) {
      case 'TextUrl': {
        const url = this.#url() ?? this.#text.slice(top.offset);
        return linkEntity(url, top.offset, length);
      }
      case 'CustomEmoji':
        return { ...plain, custom_emoji_id: this.#emojiId() };
      case 'PreCode':
        this.#at += 3;
        return { ...plain, language: top.language };
      default:
        this.#at +=
          top.kind === 'Pre' ? 3 : top.kind === 'Underline' || top.kind === 'Spoiler' ? 2 : 1;
        return plain;
    }
  }

  /** Steps over `]` and an address in brackets, if one follows. */
  #url(): string | null {
    this.#at += 1;
    if (!this.#ahead('(')) return null;
    const begin = ++this.#at;
    let url = '';
    while (this.#at < this.#markup.length && !this.#ahead(')')) {
      const escaped = this.#ahead('\\') && (this.#markup[this.#at + 1] ?? '\x7f') <= '~';
      url += this.#markup[this.#at + (escaped ? 1 : 0)];
      this.#at += escaped ? 2 : 1;
    }
    if (!this.#ahead(')')) {
      throw new MarkupError(
        `Can't find end of a URL at byte offset ${byteOffset(this.#markup, begin)}`,
      );
    }
    this.#at += 1;
    return url;
  }

  #emojiId(): string {
    const url = this.#url();
    if (url === null)
      throw new MarkupError('The entity must contain a tg://emoji or tg://time URL');
    const query = /^tg:(?:\/\/)?emoji\/?\?([^#]*)/i.exec(url)?.[1];
    const id = new URLSearchParams(query ?? '').get('id') ?? '';
    if (!/^[1-9]\d*$/.test(id)) {
      throw new MarkupError('Invalid tg://emoji or tg://time URL specified');
    }
    return id;
  }

  #unclosed(open: Open): never {
    const place = byteOffset(this.#markup, open.mark);
    throw new MarkupError(`Can't find end of ${open.kind} entity at byte offset ${place}`);
  }

  #ahead(text: string): boolean {
    return this.#markup.startsWith(text, this.#at);
  }
}
