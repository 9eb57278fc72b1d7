/* global document */
import { WORDS } from './words.js';

/** The page's language; one of en, uz, ru. */
export const language =
  document.documentElement.lang in WORDS ? document.documentElement.lang : 'en';

/** The text under a key in the page's language, with {names} filled in. */
export function t(key, names = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => names[name] ?? '');
}

export const names = { en: 'Aziza Karimova', uz: 'Aziza Karimova', ru: 'Азиза Каримова' };
