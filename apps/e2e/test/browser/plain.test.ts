import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, takeSeat, type Seat } from '../../src/browser.ts';
import { enter } from '../../src/customer.ts';
import { keepEvidence } from '../../src/evidence.ts';
import { openHouse, type House } from '../../src/house.ts';
import { openShop, untilChannel } from '../../src/shop.ts';
import { openTalk, passwordOf } from '../../src/steps.ts';
import { until } from '../../src/until.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

describe('without JavaScript', () => {
  it('a person registers, makes a bot, changes, stops, starts and deletes it, and signs in again', async () => {
    const seat = await takeSeat(browser, house.url, { hasScripts: false });
    keepEvidence(seat);
    const { page, say } = seat;
    await page.goto('/');
    await page.getByRole('link', { name: say('sign_up') }).click();
    await fillName(seat, 'sardor');
    await page.getByRole('button', { name: say('sign_up') }).click();
    expect(new URL(page.url()).pathname).toBe('/bots');

    await page.getByRole('link', { name: say('bots_new') }).click();
    await page.getByLabel(say('wizard_name_label')).fill('Anor');
    await page.getByRole('button', { name: say('next') }).click();
    await page.getByRole('radio', { name: say('preset_sales') }).check();
    await page.getByRole('button', { name: say('wizard_create') }).click();
    await page.getByRole('button', { name: say('wizard_sandbox_use') }).click();
    await page.getByRole('heading', { name: say('wizard_talk_title', { name: 'Anor' }) }).waitFor();

    await page.getByRole('link', { name: say('wizard_finish') }).click();
    await page.getByRole('link', { name: say('tab_settings') }).click();
    await page.getByLabel(say('bot_name'), { exact: true }).fill('Anor va olma');
    await page.getByLabel(say('bot_description')).fill('Answers about fruit.');
    await page
      .getByRole('button', { name: say('save') })
      .first()
      .click();
    await page.getByText(say('saved')).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Anor va olma');
    expect(await page.getByLabel(say('bot_description')).inputValue()).toBe('Answers about fruit.');

    await page.getByRole('link', { name: say('tab_personality') }).click();
    await page.getByLabel(say('personality_role'), { exact: true }).fill('You sell fruit.');
    await page.getByRole('button', { name: say('personality_save_publish') }).click();
    await page.getByText(say('personality_published', { version: '2' })).waitFor();

    await page.getByRole('button', { name: say('bot_stop'), exact: true }).click();
    await page.getByText(say('bot_stopped', { name: 'Anor va olma' })).waitFor();
    expect(await page.getByText(say('bot_status_stopped'), { exact: true }).isVisible()).toBe(true);
    await page.getByRole('button', { name: say('bot_start'), exact: true }).click();
    await page.getByText(say('bot_started', { name: 'Anor va olma' })).waitFor();
    await until(
      async () => {
        await page.goto(page.url());
        return page.locator('h1 + *').innerText();
      },
      (status) => status === say('bot_status_active'),
    );

    await page.getByRole('link', { name: say('tab_settings') }).click();
    await page.getByRole('button', { name: say('bot_delete') }).click();
    await page.getByText(say('bot_deleted', { name: 'Anor va olma' })).waitFor();
    await page.getByRole('button', { name: say('undo') }).click();
    await page.getByText(say('bot_restored', { name: 'Anor va olma' })).waitFor();
    await page.getByRole('link', { name: 'Anor va olma' }).click();
    await page.getByRole('link', { name: say('tab_settings') }).click();
    await page.getByRole('button', { name: say('bot_delete') }).click();
    await page.getByRole('heading', { name: say('bots_empty_title') }).waitFor();

    await page
      .getByRole('link', { name: say('nav_account') })
      .first()
      .click();
    await page
      .getByRole('button', { name: say('sign_out'), exact: true })
      .last()
      .click();
    await page.goto('/bots');
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await fillName(seat, 'sardor');
    await page.getByRole('button', { name: say('sign_in') }).click();
    await page.getByRole('heading', { name: say('bots_empty_title') }).waitFor();
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  }, 90_000);

  it('an operator takes over, replies and hands back', async () => {
    const owner = await house.signUp();
    const shop = await openShop(house, owner);
    await untilChannel(owner, shop, 'OK');
    const customer = await enter(house, shop);
    await customer.say('#echo from the bot');
    await customer.hears(1);
    const seat = await takeSeat(browser, house.url, { hasScripts: false });
    keepEvidence(seat);
    await seat.signIn(owner);
    const { page } = seat;
    await page.goto('/bots');
    const talk = await openTalk(seat, 'Dilnoza');
    await talk.takeOver();
    await talk.reply('From a person');
    await talk.shows('From a person');
    await talk.handBack();
    await customer.say('#echo from the bot again');
    expect(await customer.hears(3)).toEqual([
      'from the bot',
      'From a person',
      'from the bot again',
    ]);
    await page.reload();
    expect(await talk.said()).toEqual((await customer.chat()).messages.map(({ text }) => text));
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });

  it('what is wrong in a form is said beside it, and what was typed stays', async () => {
    const seat = await takeSeat(browser, house.url, { hasScripts: false, locale: 'uz' });
    keepEvidence(seat);
    const { page, say } = seat;
    await page.goto('/sign-in');
    await fillName(seat, 'nobody');
    await page.getByRole('button', { name: say('sign_in') }).click();
    const problem = await page.getByRole('alert').innerText();
    expect(problem).toMatch(/^.{10,}[.!]$/);
    expect(await page.getByLabel(say('username')).inputValue()).toBe('nobody');
    expect(await page.getByLabel(say('password')).inputValue()).toBe('');
    await seat.context.close();
  });
});

it('what a person types before the scripts have come is kept', async () => {
  const seat = await takeSeat(browser, house.url);
  keepEvidence(seat);
  const { page, say } = seat;
  const arrived = Promise.withResolvers<void>();
  await page.route('**/*.js', async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.goto('/sign-up', { waitUntil: 'commit' });
  await fillName(seat, 'early_bird');
  expect(await page.getByLabel(say('username')).inputValue()).toBe('early_bird');
  arrived.resolve();
  await page.waitForLoadState('networkidle');
  expect(await page.getByLabel(say('username')).inputValue()).toBe('early_bird');
  expect(await page.getByLabel(say('password')).inputValue()).toBe(passwordOf('early_bird'));
  await seat.context.close();
});

describe('a reload', () => {
  it('of a try-out goes on where it was', async () => {
    const owner = await house.signUp();
    const shop = await openShop(house, owner);
    await untilChannel(owner, shop, 'OK');
    const seat = await takeSeat(browser, house.url);
    keepEvidence(seat);
    await seat.signIn(owner);
    const { page, say } = seat;
    await page.goto(`/bots/${shop.botId}/try`);
    const log = page.getByRole('log', { name: say('tryout_log', { name: 'Chinor' }) });
    await page.getByLabel(say('tryout_label')).fill('#echo remembered');
    await page.getByRole('button', { name: say('tryout_send') }).click();
    await log.getByText('remembered', { exact: true }).waitFor();
    await page.reload();
    await log.getByText('#echo remembered').waitFor();
    await log.getByText('remembered', { exact: true }).waitFor();
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });

  it('of the wizard keeps what was filled in, and so does the way back', async () => {
    const seat = await takeSeat(browser, house.url);
    keepEvidence(seat);
    await seat.signIn(await house.signUp());
    const { page, say } = seat;
    await page.goto('/bots/new');
    await page.getByLabel(say('wizard_name_label')).fill('Anor');
    await page.getByLabel(say('trade_cafe')).check();
    await page.getByRole('button', { name: say('next') }).click();
    const about = page.getByLabel(say('wizard_about'));
    await about.fill('We open at nine.');
    await page.getByRole('radio', { name: say('preset_sales') }).check();
    await page.reload();
    await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
    expect(await about.inputValue()).toBe('We open at nine.');
    expect(await page.getByRole('radio', { name: say('preset_sales') }).isChecked()).toBe(true);
    await page.goBack();
    await expect
      .poll(() => page.getByLabel(say('wizard_name_label')).inputValue(), { timeout: 10_000 })
      .toBe('Anor');
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  });
});

async function fillName({ page, say }: Seat, username: string): Promise<void> {
  await page.getByLabel(say('username'), { exact: true }).fill(username);
  await page.getByLabel(say('password'), { exact: true }).fill(passwordOf(username));
}
