import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, takeSeat, type Seat } from '../../src/browser.ts';
import { enter } from '../../src/customer.ts';
import { keepEvidence } from '../../src/evidence.ts';
import { openHouse, type House } from '../../src/house.ts';
import { operator, talksOf } from '../../src/inbox.ts';
import type { Owner } from '../../src/owner.ts';
import { openShop, untilChannel } from '../../src/shop.ts';
import { locales, wordsOf } from '../../src/words.ts';

let house: House;
let browser: Browser;
let owner: Owner;
let talk: string;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  owner = await house.signUp();
  const shop = await openShop(house, owner);
  await untilChannel(owner, shop, 'OK');
  const customer = await enter(house, shop);
  await customer.say('#long:3000');
  await customer.hears(1);
  talk = (await talksOf(owner, shop))[0]?.id ?? '';
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

describe('on a phone', () => {
  it.each([
    [320, 568],
    [360, 640],
    [390, 844],
  ])('%i by %i: what a person answers with is in view, however much there is', async (...size) => {
    const [width, height] = size;
    const seat = await takeSeat(browser, house.url, { width, height, isPhone: true });
    keepEvidence(seat);
    await seat.signIn(owner);
    const { page, say } = seat;
    await page.goto(`/inbox/${talk}`);
    await operator.handBack(owner, talk).catch(() => undefined);
    const takeOver = page.getByRole('button', { name: say('inbox_take_over') }).last();
    expect(await isInView(page, takeOver)).toBe(true);
    await takeOver.tap();
    const reply = page.getByRole('textbox', {
      name: say('inbox_reply_label', { name: 'Dilnoza' }),
    });
    await reply.fill('One line\nand another one that is longer than a phone is wide\n'.repeat(9));
    const send = page.getByRole('button', { name: say('inbox_send') });
    expect(await isInView(page, send)).toBe(true);
    expect(await isInView(page, reply)).toBe(true);
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });
});

describe.each(locales)('the list of conversations in %s', (locale) => {
  it.each([
    [360, 740],
    [1280, 800],
  ])('%i by %i: the kinds of conversations stand in one line', async (width, height) => {
    const seat = await takeSeat(browser, house.url, { locale, width, height });
    keepEvidence(seat);
    const { page, say } = seat;
    await seat.signIn(await house.signUp(locale));
    await page.goto('/inbox');
    const kinds = page.getByRole('navigation', { name: say('inbox_show') });
    const boxes = await kinds.getByRole('link').evaluateAll((links) =>
      links.map((link) => {
        const { top, right } = link.getBoundingClientRect();
        return { top, right };
      }),
    );
    const list = await page.getByRole('region', { name: say('inbox_list_label') }).boundingBox();
    expect(boxes).toHaveLength(5);
    expect(new Set(boxes.map(({ top }) => top)).size).toBe(1);
    expect(Math.max(...boxes.map(({ right }) => right))).toBeLessThan(
      (list?.x ?? 0) + (list?.width ?? 0),
    );
    await seat.context.close();
  });
});

describe('what a person has chosen', () => {
  it('the look is there from the first byte after a reload, and never changes on the way', async () => {
    const seat = await takeSeat(browser, house.url, { colorScheme: 'light' });
    await seat.signIn(owner);
    const { page, say } = seat;
    await page.goto('/account');
    const before = await background(page);
    const looks = page.getByRole('main').getByRole('form', { name: say('theme') });
    const kept = page.waitForResponse(/preferences/);
    await looks.getByRole('button', { name: say('theme_dark') }).click();
    await looks.locator('button[aria-pressed=true]', { hasText: say('theme_dark') }).waitFor();
    await kept;
    expect(await background(page)).not.toBe(before);
    const { html, changes } = await reload(seat);
    expect(html).toContain('data-theme="dark"');
    expect(changes).toEqual([]);
    expect(await background(page)).not.toBe(before);
    await seat.context.close();
  });

  it('the language is there from the first byte after a reload, and on another device', async () => {
    const seat = await takeSeat(browser, house.url);
    const somebody = await house.signUp();
    await seat.signIn(somebody);
    const { page } = seat;
    await page.goto('/account');
    await page.getByRole('main').getByRole('button', { name: 'Русский' }).click();
    const russian = wordsOf('ru');
    await page.getByRole('heading', { name: russian('account_title') }).waitFor();
    const { html, changes } = await reload(seat);
    expect(html).toContain('lang="ru"');
    expect(html).toContain(russian('account_title'));
    expect(changes).toEqual([]);
    await seat.context.close();

    const other = await takeSeat(browser, house.url);
    await other.page.goto('/sign-in');
    await other.page.getByLabel(other.say('username')).fill(somebody.username);
    await other.page.getByLabel(other.say('password')).fill(somebody.password);
    await other.page.getByRole('button', { name: other.say('sign_in') }).click();
    await other.page.getByRole('heading', { name: russian('bots_empty_title') }).waitFor();
    await other.context.close();
  });
});

/** Loads the page again; gives what the server sent and what changed of it at the root. */
async function reload({ page }: Seat) {
  await page.addInitScript(() => {
    new MutationObserver((all) => {
      for (const { attributeName } of all) performance.mark(`changed ${attributeName}`);
    }).observe(document, { subtree: true, attributeFilter: ['data-theme', 'lang', 'class'] });
  });
  const response = await page.reload();
  await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
  const changes = await page.evaluate(() =>
    performance.getEntriesByType('mark').map(({ name }) => name),
  );
  return { html: (await response?.text()) ?? '', changes };
}

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor);
}

async function isInView(page: Page, element: ReturnType<Page['locator']>): Promise<boolean> {
  await element.waitFor();
  const box = await element.boundingBox();
  const size = page.viewportSize();
  if (box === null || size === null) return false;
  return (
    box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width && box.y + box.height <= size.height
  );
}
