import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, takeSeat, type Look, type Seat } from '../../src/browser.ts';
import { enter, type Customer } from '../../src/customer.ts';
import { keepEvidence } from '../../src/evidence.ts';
import { openHouse, type House } from '../../src/house.ts';
import type { Owner } from '../../src/owner.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';

let house: House;
let browser: Browser;
let owner: Owner;
let shop: Shop;
let customer: Customer;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  owner = await house.signUp();
  shop = await openShop(house, owner);
  await untilChannel(owner, shop, 'OK');
  customer = await enter(house, shop, { name: 'Rustam' });
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

/** The model refuses the next question for good. */
async function giveUp(question: string): Promise<void> {
  const { faults } = house.simulator.control;
  const heard = (await customer.texts()).length;
  await faults.add({ platform: 'gemini', action: { kind: 'gemini', outcome: 'safety' } });
  await customer.say(`#echo ${question}`);
  await customer.hears(heard + 1);
  await faults.clear();
}

async function sit(look: Look = {}): Promise<Seat> {
  const seat = await takeSeat(browser, house.url, look);
  keepEvidence(seat);
  await seat.signIn(owner);
  return seat;
}

it('an answer that was given up shows in the menu by itself, with its reason, and is made again', async () => {
  const { page, say, complaints } = await sit();
  await page.goto('/bots');
  const menu = page.getByRole('navigation', { name: say('nav_main') });
  await menu.getByRole('link', { name: say('nav_bots') }).waitFor();
  const badge = menu.getByText(say('attention_count', { count: '1' }));
  expect(await badge.count()).toBe(0);
  await giveUp('one');
  await badge.waitFor({ state: 'attached' });
  await page
    .getByRole('main')
    .getByRole('link', { name: say('attention_count', { count: '1' }) })
    .click();

  const letter = page.getByRole('article', { name: 'Rustam' });
  await letter.getByText(say('attention_answer'), { exact: true }).waitFor();
  expect(await letter.innerText()).toMatch(/safety/i);
  const heard = (await customer.texts()).length;
  await letter.getByRole('button', { name: say('attention_answer_again') }).click();
  await page.getByText(say('attention_answering')).waitFor();
  await page.getByText(say('attention_none_title')).waitFor();
  await badge.waitFor({ state: 'detached' });
  expect((await customer.hears(heard + 1)).at(-1)).toBe('one');
  expect(complaints).toEqual([]);
});

it('a message that was refused waits with its words and reason, and is sent again', async () => {
  const { faults } = house.simulator.control;
  const action = { kind: 'status', status: 400 } as const;
  await faults.add({ platform: 'telegram', method: 'sendMessage', times: 1, action });
  await customer.say('#echo said in vain');
  const { page, say, complaints } = await sit();
  await page.goto(`/bots/${shop.botId}/attention`);
  const letter = page.getByRole('article', { name: 'Rustam' });
  await letter.getByText(say('attention_message'), { exact: true }).waitFor();
  await letter.getByText('said in vain', { exact: true }).waitFor();
  const heard = (await customer.texts()).length;
  await letter.getByRole('button', { name: say('attention_send_again') }).click();
  await page.getByText(say('attention_sending')).waitFor();
  await page.getByText(say('attention_none_title')).waitFor();
  expect((await customer.hears(heard + 1)).at(-1)).toBe('said in vain');
  expect(complaints).toEqual([]);
});

it('what needs attention is dismissed by a person without scripts, too', async () => {
  await giveUp('two');
  const { page, say } = await sit({ hasScripts: false });
  await page.goto(`/bots/${shop.botId}/attention`);
  const letter = page.getByRole('article', { name: 'Rustam' });
  await letter.getByRole('button', { name: say('attention_dismiss') }).click();
  await page.getByText(say('attention_dismissed')).waitFor();
  await page.getByText(say('attention_none_title')).waitFor();
});

it('a channel tells that it works, who has it, and by itself that nobody has it any more', async () => {
  const { page, say } = await sit();
  await page.goto(`/bots/${shop.botId}/channels`);
  const health = page.locator('[data-health]');
  await health.getByText(/^Works: checked .*, nothing is waiting\.$/).waitFor();
  await health.getByText(/^Connected since .* \(process “\S+”\)\.$/).waitFor();
  await house.killRunners();
  await health.getByText(say('health_alone')).waitFor({ timeout: 60_000 });
  await health.getByText(/^Last worked: .*\.$/).waitFor();
});
