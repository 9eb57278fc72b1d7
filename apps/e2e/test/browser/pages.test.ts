import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, takeSeat, type Seat } from '../../src/browser.ts';
import { keepEvidence } from '../../src/evidence.ts';
import { openHouse, type House } from '../../src/house.ts';
import { fillWithLife } from '../../src/life.ts';
import type { Owner } from '../../src/owner.ts';
import { pagesOfRoutes, places, type Known, type Place } from '../../src/places.ts';
import { changedFigures, textsOf, tooWide, untranslated } from '../../src/reading.ts';
import { speak } from '../../src/steps.ts';
import { until } from '../../src/until.ts';
import type { Locale } from '../../src/words.ts';

let house: House;
let browser: Browser;
let known: Known;
let people: { owner: Owner; newcomer: Owner; guest: null };
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  people = { owner: await house.signUp('ru'), newcomer: await house.signUp(), guest: null };
  known = await fillWithLife(house, people.owner);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

it('every page of the routes folder is looked at', () => {
  expect([...new Set(places.map(({ route }) => route))].sort()).toEqual(
    [...pagesOfRoutes(), '/[missing]'].sort(),
  );
});

describe.each([
  ['en', 'light', true],
  ['uz', 'dark', true],
  ['ru', 'light', false],
] as const)('in %s, %s', (locale, colours, isChecked) => {
  let seats: Record<Place['who'], Seat>;
  beforeAll(async () => {
    const [owner, newcomer, guest] = await Promise.all(
      (['owner', 'newcomer', 'guest'] as const).map((who) => sit(people[who], locale, colours)),
    );
    if (!owner || !newcomer || !guest) throw new Error('Somebody has no seat.');
    seats = { owner, newcomer, guest };
  });
  afterAll(() => Promise.all(Object.values(seats).map(({ context }) => context.close())));
  afterEach(() => {
    for (const { complaints } of Object.values(seats)) complaints.length = 0;
  });

  it.each(places)('$name ($route)', async ({ route, who, address }) => {
    const seat = seats[who];
    const { page } = seat;
    keepEvidence(seat);
    await page.setViewportSize({ width: 1280, height: 800 });
    await until(
      async () => {
        const response = await page.goto(address(known));
        expect(response?.status()).toBe(route === '/[missing]' ? 404 : 200);
        await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
        return changedFigures(page, (await response?.text()) ?? '');
      },
      // "9 seconds ago" may be 10 by now, but not every time.
      (changed) => changed.length === 0,
    );
    if (locale !== 'en') {
      expect.soft(untranslated(await textsOf(page), locale)).toEqual([]);
    }
    if (isChecked) expect.soft(await hurdles(page)).toEqual([]);
    for (const width of [1280, 768, 320]) {
      await page.setViewportSize({ width, height: 800 });
      expect.soft(await tooWide(page), `${width} wide`).toEqual([]);
    }
    expect(seat.complaints.filter((text) => !isMissing(route, text))).toEqual([]);
  });
});

/** What axe finds that keeps somebody out; the same in every language, so not asked in each. */
async function hurdles(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
}

const isMissing = (route: string, complaint: string) =>
  route === '/[missing]' && complaint.includes('404');

async function sit(owner: Owner | null, locale: Locale, colorScheme: 'light' | 'dark') {
  const seat = await takeSeat(browser, house.url, { locale, colorScheme });
  if (owner === null) return seat;
  await seat.signIn(owner);
  await speak(seat.page, locale);
  return seat;
}
