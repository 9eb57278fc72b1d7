import type { MessageEntity } from 'grammy/types';
import { Lexer, type MarkedToken, type Token, type Tokens } from 'marked';

/** Plain text and the formatting beside it, in Telegram's words; offsets count UTF-16 units. */
export interface Formatted {
  text: string;
  entities: MessageEntity[];
}

type Plain = 'bold' | 'italic' | 'strikethrough' | 'code' | 'blockquote';
type Mark =
  { type: Plain } | { type: 'pre'; language?: string } | { type: 'text_link'; url: string };

const WIDEST_TABLE = 40;
/** Deeper quotes and lists look the same on a phone, and reading them costs ever more. */
const DEEPEST = 8;
const TOO_DEEP = new RegExp(`^((?:[ \\t]*>){${DEEPEST}})(?:[ \\t]*>)+`, 'gm');
const INDENT = '   ';

/**
 * A model's Markdown as a messenger shows it. What Markdown has and messengers have not becomes text;
 * markup that is broken or foreign (HTML) stays as it was written. Never throws.
 */
export function formatMarkdown(markdown: string): Formatted {
  const source = markdown
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(TOO_DEEP, '$1');
  const page = new Page();
  try {
    page.blocks(new Lexer({ gfm: true }).lex(source), '');
  } catch (error) {
    // Thousands of quotes within quotes are deeper than the stack.
    if (!(error instanceof RangeError)) throw error;
    return trimmed({ text: source, entities: [] });
  }
  return trimmed(page);
}

class Page implements Formatted {
  text = '';
  entities: MessageEntity[] = [];

  blocks(tokens: readonly Token[], indent: string): void {
    let isFirst = true;
    for (const token of tokens) {
      if (!isKnown(token) || token.type === 'space' || token.type === 'def') continue;
      if (!isFirst) this.text += this.text.endsWith('\n') ? '\n' : '\n\n';
      isFirst = false;
      this.block(token, indent);
    }
  }

  private block(token: MarkedToken, indent: string): void {
    switch (token.type) {
      case 'heading':
        return this.marked({ type: 'bold' }, () => this.inline(token.tokens));
      case 'code':
        return this.marked(preformatted(token.lang), () => (this.text += token.text));
      case 'blockquote':
        return this.marked({ type: 'blockquote' }, () => this.blocks(token.tokens, indent));
      case 'list':
        return this.list(token, indent);
      case 'table':
        return this.table(token);
      case 'hr':
        this.text += '———';
        return;
      case 'html':
        this.text += token.raw.trimEnd();
        return;
      default:
        return this.inline([token]);
    }
  }

  private list(list: Tokens.List, indent: string): void {
    list.items.forEach((item, n) => {
      if (n > 0) this.text += list.loose ? '\n\n' : '\n';
      const number = typeof list.start === 'number' ? list.start + n : n + 1;
      const bullet = list.ordered ? `${number}.` : indent === '' ? '•' : '◦';
      const box = item.task ? (item.checked ? ' ☑' : ' ☐') : '';
      this.text += `${indent}${bullet}${box} `;
      let isFirst = true;
      for (const token of item.tokens) {
        if (!isKnown(token) || token.type === 'space' || token.type === 'checkbox') continue;
        if (!isFirst) this.text += '\n';
        isFirst = false;
        this.block(token, indent.length < DEEPEST * INDENT.length ? indent + INDENT : indent);
      }
    });
  }

  /** Side by side in fixed width when a phone is wide enough, else a line of "name: value" a row. */
  private table({ header, rows }: Tokens.Table): void {
    const grid = [header, ...rows].map((row) => row.map((cell) => plainText(cell.tokens)));
    const widths = header.map((_, n) => Math.max(...grid.map((row) => width(row[n] ?? ''))));
    if (widths.reduce((sum, one) => sum + one + 3, -3) <= WIDEST_TABLE) {
      const line = (row: string[]) =>
        row
          .map((cell, n) => cell + ' '.repeat((widths[n] ?? 0) - width(cell)))
          .join(' | ')
          .trimEnd();
      this.marked({ type: 'pre' }, () => (this.text += grid.map(line).join('\n')));
      return;
    }
    rows.forEach((row, n) => {
      if (n > 0) this.text += '\n';
      this.text += '• ';
      row.forEach((cell, column) => {
        const title = plainText(header[column]?.tokens ?? []);
        if (column > 0) this.text += title === '' ? ' — ' : `; ${title}: `;
        this.inline(cell.tokens);
      });
    });
  }

  inline(tokens: readonly Token[]): void {
    for (const token of tokens) if (isKnown(token)) this.span(token);
  }

  private span(token: MarkedToken): void {
    switch (token.type) {
      case 'strong':
        return this.marked({ type: 'bold' }, () => this.inline(token.tokens));
      case 'em':
        return this.marked({ type: 'italic' }, () => this.inline(token.tokens));
      case 'del':
        return this.marked({ type: 'strikethrough' }, () => this.inline(token.tokens));
      case 'codespan':
        return this.marked({ type: 'code' }, () => (this.text += token.text));
      case 'br':
        this.text += '\n';
        return;
      case 'link':
        return this.link(token.href, () => this.inline(token.tokens));
      case 'image':
        return this.link(token.href, () => (this.text += token.text || token.href));
      case 'html':
        this.text += /^<br\s*\/?>$/i.test(token.raw) ? '\n' : token.raw;
        return;
      case 'paragraph':
        return this.inline(token.tokens);
      case 'text':
        if (token.tokens) return this.inline(token.tokens);
        this.text += decoded(token.text);
        return;
      default:
        this.text += 'text' in token ? token.text : token.raw;
    }
  }

  private link(url: string, write: () => void): void {
    if (/^(?:https?|tg|mailto|tel):/i.test(url)) this.marked({ type: 'text_link', url }, write);
    else write();
  }

  private marked(mark: Mark, write: () => void): void {
    const offset = this.text.length;
    write();
    const length = this.text.length - offset;
    const isRepeated = this.entities.some(
      (one) =>
        one.type === mark.type &&
        one.offset <= offset &&
        one.offset + one.length >= offset + length,
    );
    if (this.text.slice(offset).trim() === '' || isRepeated) return;
    // Telegram knows no quote within a quote: the outer one takes the place of the inner.
    if (mark.type === 'blockquote') {
      this.entities = this.entities.filter(
        (one) => one.type !== 'blockquote' || one.offset < offset,
      );
    }
    this.entities.push({ ...mark, offset, length });
  }
}

const KNOWN = new Set<string>([
  'blockquote',
  'br',
  'checkbox',
  'code',
  'codespan',
  'def',
  'del',
  'em',
  'escape',
  'heading',
  'hr',
  'html',
  'image',
  'link',
  'list',
  'list_item',
  'paragraph',
  'space',
  'strong',
  'table',
  'text',
]);

function isKnown(token: Token): token is MarkedToken {
  return KNOWN.has(token.type);
}

function preformatted(language: string | undefined): Mark {
  const name = /^[\w+#.-]{1,32}/.exec(language ?? '')?.[0];
  return name === undefined ? { type: 'pre' } : { type: 'pre', language: name };
}

function plainText(tokens: readonly Token[]): string {
  const page = new Page();
  page.inline(tokens);
  return page.text.replace(/\s+/g, ' ').trim();
}

function width(text: string): number {
  return [...text].length;
}

const NAMED: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (name) => NAMED[name] ?? name);
}

/** Telegram cuts white space at both ends and would have to move the marks: done here already. */
function trimmed({ text, entities }: Formatted): Formatted {
  const start = text.length - text.trimStart().length;
  return clip({ text, entities }, start, text.trimEnd().length);
}

/** The part of a formatted text between two places, its marks cut to fit. */
export function clip({ text, entities }: Formatted, from: number, to: number): Formatted {
  const kept = entities.flatMap((entity) => {
    const offset = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, to);
    return end > offset ? [{ ...entity, offset: offset - from, length: end - offset }] : [];
  });
  return { text: text.slice(from, Math.max(from, to)), entities: kept };
}
