import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, takeSeat, type Seat } from '../../src/browser.ts';
import { enter, type Customer } from '../../src/customer.ts';
import { keepEvidence } from '../../src/evidence.ts';
import { openHouse, type House } from '../../src/house.ts';
import type { Owner } from '../../src/owner.ts';
import type { Process } from '../../src/process.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { openTalk } from '../../src/steps.ts';

const sentence = /^\S.{15,}[.!]$/s;

let house: House;
let browser: Browser;
let owner: Owner;
let shop: Shop;
let runner: Process;
let customer: Customer;
let seat: Seat;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse({ runners: 0 }), openBrowser()]);
  await house.simulator.control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 });
  // What is LIVE for the product is the simulator here, too: nothing leaves the machine.
  runner = await house.startRunner({ TELEGRAM_API_ROOT: house.simulator.telegramRoot });
  owner = await house.signUp('ru');
  shop = await openShop(house, owner);
  await untilChannel(owner, shop, 'OK');
  customer = await enter(house, shop, { name: 'Ольга', language: 'ru' });
  seat = await takeSeat(browser, house.url, { locale: 'ru' });
  await seat.signIn(owner);
  seat.forgive(/ERR_|WebSocket|status of 50[23]/);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

it('a wrong token is told at once and a right one is greeted by its name', async () => {
  keepEvidence(seat);
  const { page, say } = seat;
  await page.goto('/bots/new/personality?name=Olma&trade=shop&locale=uz');
  await page.getByRole('button', { name: say('wizard_create') }).click();
  const token = page.getByLabel(say('token_label'));
  await token.fill('hello');
  await page.getByText(say('token_shape')).waitFor();
  await token.fill('123456789:AAabcdefghijklmnopqrstuvwxyz012345678');
  await page
    .getByText(/@BotFather.*\.$/)
    .and(page.getByRole('status'))
    .waitFor();
  const real = await house.simulator.control.telegram.issueBot({ name: 'Olma doʻkoni' });
  await token.fill(real.token);
  const { name, username } = real;
  await page.getByText(say('token_good', { name, username })).waitFor();
  await page.getByRole('button', { name: say('token_connect') }).click();
  await page.getByText(say('bot_status_active'), { exact: true }).waitFor();
});

it('an api that is away is told in a sentence, and the open page comes back by itself', async () => {
  keepEvidence(seat);
  const { page, say } = seat;
  await customer.say('#echo до');
  await customer.hears(1);
  const talk = await openTalk(seat, 'Ольга');
  await house.api().stop('SIGKILL');
  await page.getByText(say('banner_reconnecting')).waitFor();
  await talk.takeOver();
  await page.getByRole('alert').getByText(say('error_api_down')).waitFor();

  const second = await seat.context.newPage();
  await second.goto('/bots');
  await second.getByText(say('error_api_down')).waitFor();
  await second.getByRole('link', { name: say('retry') }).waitFor();
  await customer.say('#echo после');
  await house.startApi();
  await second.getByRole('heading', { name: say('bots_title') }).waitFor();
  await second.close();

  await customer.hears(2, 30_000);
  await talk.messages.nth(3).waitFor();
  await page.getByText(say('banner_reconnecting')).waitFor({ state: 'detached' });
  expect(await talk.said()).toEqual(['#echo до', 'до', '#echo после', 'после']);
}, 120_000);

it('a quota that is used up: the customer gets a fallback, the receipt has the reason', async () => {
  keepEvidence(seat);
  const { page, say } = seat;
  await house.simulator.control.faults.add({
    platform: 'gemini',
    action: { kind: 'gemini', outcome: 'error', error: 'perDay' },
  });
  await customer.say('#echo несказанное');
  const [, , fallback = ''] = await customer.hears(3, 60_000);
  expect(fallback).toMatch(/[а-яё]/i);
  expect(fallback).not.toContain('несказанное');
  const talk = await openTalk(seat, 'Ольга');
  await talk.shows(fallback);
  const details = page.getByRole('complementary', { name: say('inbox_details') });
  await details.getByText(say('receipt_failure')).waitFor();
  const reason = await details.locator('p.text-bad').innerText();
  expect(reason).toMatch(sentence);
  expect(reason).toContain('Gemini');
  await house.simulator.control.faults.clear();
});

it('a runner that died: the bot says so by itself; one with a bad key: the receipt says so', async () => {
  keepEvidence(seat);
  const { page, say } = seat;
  await page.goto(`/bots/${shop.botId}`);
  await page.getByText(say('bot_status_active'), { exact: true }).first().waitFor();
  await runner.stop('SIGKILL');
  await page
    .getByText(say('bot_status_pending'), { exact: true })
    .first()
    .waitFor({ timeout: 60_000 });
  const told = await page.locator('header').getByText(/\.$/).allInnerTexts();
  expect(told).toEqual([expect.stringMatching(sentence)]);
  await page.getByText(say('banner_no_runner')).waitFor();

  await house.startRunner({
    GEMINI_API_KEY: 'bad-key',
    GEMINI_BASE_URL: house.simulator.geminiUrl,
  });
  await page.getByText(say('bot_status_active'), { exact: true }).first().waitFor();
  await page.getByText(say('banner_no_runner')).waitFor({ state: 'detached' });
  const heard = (await customer.texts()).length;
  await customer.say('#echo опять');
  const texts = await customer.hears(heard + 1, 60_000);
  expect(texts.at(-1)).not.toContain('опять');
  await openTalk(seat, 'Ольга');
  const details = page.getByRole('complementary', { name: say('inbox_details') });
  await details.getByText(/GEMINI_API_KEY/).waitFor();
  expect(seat.complaints).toEqual([]);
}, 180_000);
