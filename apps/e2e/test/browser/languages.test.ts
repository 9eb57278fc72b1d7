import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, takeSeat } from '../../src/browser.ts';
import { keepEvidence } from '../../src/evidence.ts';
import { openHouse, type House } from '../../src/house.ts';
import { speak } from '../../src/steps.ts';
import { catalogueOf, locales, type Locale } from '../../src/words.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ runners: 0 }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

it('a browser is sent the words of its own language only, and those of another when it is chosen', async () => {
  const seat = await takeSeat(browser, house.url, { locale: 'uz' });
  keepEvidence(seat);
  await seat.signIn(await house.signUp('uz'));
  const scripts = scriptsOf(seat.page);
  for (const locale of ['uz', 'ru', 'en'] as const) {
    await speak(seat.page, locale);
    scripts.clear();
    await seat.page.goto('/bots');
    await seat.page.locator('#svelte-announcer').waitFor({ state: 'attached' });
    expect(await seat.page.locator('html').getAttribute('lang')).toBe(locale);
    const answers = [...scripts].map((url) => fetch(url).then((answer) => answer.text()));
    const code = (await Promise.all(answers)).join('\n');
    expect(spokenIn(code, locale).length, locale).toBeGreaterThan(20);
    for (const other of locales.filter((name) => name !== locale)) {
      expect(spokenIn(code, other), `${other} for a visitor who reads ${locale}`).toEqual([]);
    }
  }
  expect(seat.complaints).toEqual([]);
});

it.each(['uz', 'ru'] as const)(
  'a field says what it lacks in the language of the page: %s',
  async (locale) => {
    const seat = await takeSeat(browser, house.url, { locale });
    keepEvidence(seat);
    const { page, say } = seat;
    await page.goto('/sign-up');
    const password = page.getByLabel(say('password'), { exact: true });
    const said = async () => {
      await page.getByRole('button', { name: say('sign_up') }).click();
      return password.evaluate((field) =>
        field instanceof HTMLInputElement ? field.validationMessage : '',
      );
    };
    // Its words come a little after the page.
    await expect.poll(said, { timeout: 15_000 }).toBe(say('field_missing'));
    await password.pressSequentially('123');
    expect(await said()).toBe(say('field_short', { count: '8' }));
    await password.pressSequentially('45678');
    expect(await said()).toBe('');
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  },
);

/** The addresses of the scripts that a page asks for from now on. */
function scriptsOf(page: Page): Set<string> {
  const scripts = new Set<string>();
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.endsWith('.js')) scripts.add(request.url());
  });
  return scripts;
}

/** The sentences of a language that are in a script and couldn't be another's. */
function spokenIn(code: string, locale: Locale): string[] {
  const others = locales.filter((name) => name !== locale);
  const theirs = new Set(others.flatMap((name) => [...catalogueOf(name).values()].flat()));
  return [...catalogueOf(locale).values()]
    .flat()
    .filter((text) => text.length > 12 && !/[{`\\\n]/.test(text) && !theirs.has(text))
    .filter((text) => code.includes(`\`${text}\``));
}
