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

/** Texts that don't fit: what makes the page wider than its window, and what leaves its own box. */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const spilt = [...document.querySelectorAll('body *')]
      .filter((element) => element.childElementCount === 0 && element.textContent !== '')
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter((element) => {
        const { display, overflowX, clipPath } = getComputedStyle(element);
        return display !== 'inline' && overflowX === 'visible' && clipPath === 'none';
      });
    if (spilt.length > 0)
      return spilt.map(({ tagName, textContent }) => `${tagName} ${textContent}`);
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    const outside = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    );
    return outside.slice(0, 5).map((element) => `${element.tagName} ${element.className}`);
  });
}
