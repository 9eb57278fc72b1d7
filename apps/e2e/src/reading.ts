import type { Page } from 'playwright-core';
import { catalogueOf, type Locale } from './words.ts';

/** All that a page says: its texts, and what its attributes tell screen readers and pointers. */
export function textsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [document.title];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('script, style, noscript, textarea, [lang]:not(html)')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        found.push(element.getAttribute(name) ?? '');
      }
      const own = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
      for (const { textContent } of own) found.push(textContent ?? '');
    }
    return found.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
  });
}

// Words that no Uzbek or Russian sentence has.
const english =
  /\b(the|is|are|was|your|you|with|this|that|these|not|for|and|from|has|have|will|cannot|when|could|by)\b/i;

/** What a page in `locale` says in English: whole texts of the catalogue, or any English sentence. */
export function untranslated(texts: readonly string[], locale: Exclude<Locale, 'en'>): string[] {
  const own = catalogueOf(locale);
  const known = new Set([...own.values()].flat());
  const foreign = [...catalogueOf('en').values()]
    .flat()
    .filter((text) => !known.has(text) && /\p{L}/u.test(text.replace(/\{\w+\}/g, '')))
    .map(wholeText);
  return texts.filter(
    (text) => english.test(text) || foreign.some((sentence) => sentence.test(text)),
  );
}

function wholeText(sentence: string): RegExp {
  const parts = sentence
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

/** Texts with a figure in them that the server sent in `html` and the open page has not got. */
export function changedFigures(page: Page, html: string): Promise<string[]> {
  return page.evaluate((sent) => {
    const figures = (root: Document) =>
      [...root.querySelectorAll('main *')]
        .filter((element) => !element.closest('script, style, noscript, textarea, select'))
        .filter(({ childElementCount }) => childElementCount === 0)
        .map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim())
        .filter((text) => /\d/.test(text));
    const now = figures(document);
    return figures(new DOMParser().parseFromString(sent, 'text/html')).filter(
      (text) => !now.includes(text),
    );
  }, html);
}

/** What makes a page wider than its window, in the words of its class; empty when nothing does. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    const outside = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    );
    return outside.slice(0, 5).map((element) => `${element.tagName} ${element.className}`);
  });
}
