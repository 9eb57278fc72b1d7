import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../../dashboard/messages/', import.meta.url);

/** The dashboard's languages. */
export const locales = ['en', 'uz', 'ru'] as const;
export type Locale = (typeof locales)[number];

/** A sentence of the dashboard under its key, with the {gaps} filled in. */
export type Words = (key: string, gaps?: Record<string, string>) => string;

/** All sentences of one language; a key with several forms (plurals) has all of them. */
export function catalogueOf(locale: Locale): Map<string, readonly string[]> {
  const all = new Map<string, readonly string[]>();
  for (const part of readdirSync(folder)) {
    const text = readFileSync(new URL(`${part}/${locale}.json`, folder), 'utf8');
    const texts: unknown = JSON.parse(text);
    if (typeof texts !== 'object' || texts === null) throw new Error(`${part} holds no texts.`);
    for (const [key, value] of Object.entries(texts)) all.set(key, formsOf(value));
  }
  return all;
}

/** What the dashboard says in a language; throws on a key that it hasn't got. */
export function wordsOf(locale: Locale): Words {
  const all = catalogueOf(locale);
  return (key, gaps = {}) => {
    const [text] = all.get(key) ?? [];
    if (text === undefined) throw new Error(`The dashboard has no text "${key}".`);
    return text.replace(/\{(\w+)\}/g, (_, name: string) => gaps[name] ?? '');
  };
}

// A text is a string, or a list of variants: [{ match: { 'form=one': '…' } }].
function formsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(formsOf);
  if (typeof value !== 'object' || value === null) return [];
  return 'match' in value ? Object.values(value.match ?? {}).flatMap(formsOf) : [];
}
