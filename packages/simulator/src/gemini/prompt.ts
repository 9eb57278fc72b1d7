import { createHash } from 'node:crypto';
import { detectLanguage, type Language, languageRules } from './language.ts';
import type { Content } from './request.ts';

/** What a reply depends on, taken out of a request. */
export type Prompt = {
  system: string;
  contents: readonly Content[];
  /** The text of the last turn. */
  last: string;
  /** The texts of the customer's earlier turns, oldest first. */
  before: string[];
  language: Language;
};

/** Reads a request's system instruction and turns; never fails. */
export function readPrompt(system: Content | undefined, contents: readonly Content[]): Prompt {
  const instruction = system ? textOf(system) : '';
  const customers = contents.filter(({ role }) => role !== 'model').map(textOf);
  const last = contents.at(-1);
  const texts = customers.filter((text) => text !== '');
  const lastText = last ? textOf(last) : '';
  const before = lastText === '' ? texts : texts.slice(0, -1);
  return {
    system: instruction,
    contents,
    last: lastText,
    before,
    language: languageOf(lastText, before, instruction),
  };
}

/** The text parts of a turn, a line each; thoughts are left out. */
export function textOf(content: Content): string {
  return content.parts
    .filter((part) => part.text !== undefined && !part.thought)
    .map((part) => part.text)
    .join('\n');
}

/**
 * The line by which a test proves what was sent:
 * `#probe system=<hash or none> contents=<number> roles=<u and m> history=<hash or none> files=<number> last=<text>`.
 * A hash is the first 8 hex digits of SHA-256: of the system instruction's text, and of the texts
 * of all turns but the last, joined by line breaks. The last text is on one line, without `#probe`.
 */
export function probeLine(prompt: Prompt): string {
  const { contents, system, last } = prompt;
  const history = contents.slice(0, -1).map(textOf).join('\n');
  const roles = contents.map(({ role }) => (role === 'model' ? 'm' : 'u')).join('');
  const files = contents.flatMap(({ parts }) => parts.filter((p) => p.inlineData ?? p.fileData));
  return [
    `#probe system=${shortHash(system)}`,
    `contents=${contents.length}`,
    `roles=${roles}`,
    `history=${shortHash(history)}`,
    `files=${files.length}`,
    `last=${last.replaceAll('#probe', '').replace(/\s+/g, ' ').trim()}`,
  ].join(' ');
}

function shortHash(text: string): string {
  return text === '' ? 'none' : createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function languageOf(last: string, before: readonly string[], system: string): Language {
  const { only, allowed, otherwise } = languageRules(system);
  if (only) return only;
  for (const text of [last, ...before.toReversed()]) {
    const found = detectLanguage(text.replace(/#\w+/g, ''));
    if (found && isAllowed(found, allowed)) return found;
    if (found) break;
  }
  return otherwise ?? detectLanguage(system) ?? 'en';
}

function isAllowed(language: Language, allowed: readonly Language[]): boolean {
  const plain = language === 'uz-cyrl' ? 'uz' : language;
  return allowed.length === 0 || allowed.includes(language) || allowed.includes(plain);
}
