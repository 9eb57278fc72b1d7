import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { wallClock, type WallClock } from '../../history/clocks/clock.ts';
import { openBrowser, takeSeat, type Seat } from '../../src/browser.ts';
import { keepEvidence } from '../../src/evidence.ts';
import { openHouse, type House } from '../../src/house.ts';
import { openPhone } from '../../src/phone.ts';
import { flat, openTalk, register, startBot, untilTalk } from '../../src/steps.ts';

let folder: string;
/** The time of the whole house but the simulator, which has a clock of its own. */
let clock: WallClock;
let house: House;
let browser: Browser;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cbf-platforms-'));
  clock = await wallClock(join(folder, 'clock'));
  const options = { apiEnv: clock.env, dashboardEnv: clock.env };
  [house, browser] = await Promise.all([openHouse(options), openBrowser()]);
  // What an owner connects as real is the simulator's, too: nothing leaves the machine.
  await house.killRunners();
  await house.startRunner({ WHATSAPP_GRAPH_URL: `${house.simulator.url}/whatsapp`, ...clock.env });
  await house.simulator.control.gemini.configure({ firstChunkMs: 50, chunkMs: 5 });
});
afterAll(async () => {
  await browser.close();
  await house.stop();
  await rm(folder, { recursive: true, force: true });
});

async function chooseIn(platform: 'whatsapp' | 'instagram', username: string): Promise<Seat> {
  const seat = await takeSeat(browser, house.url, { locale: 'en' });
  const { page, say } = seat;
  keepEvidence(seat);
  await register(seat, username);
  await startBot(seat, 'Chinor', 'A pot of tea costs 12000 soʻm.');
  const name = say(`channel_${platform}`);
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: say('meta_connect', { platform: name }) }).waitFor();
  return seat;
}

it.each(['whatsapp', 'instagram'] as const)(
  'a new owner connects the practice phone of %s by the wizard alone, and it answers',
  async (platform) => {
    const seat = await chooseIn(platform, `aziza_${platform}`);
    await seat.page.getByRole('button', { name: seat.say('wizard_sandbox_use') }).click();
    await untilTalk(seat, 'Chinor');
    const phone = await openPhone(seat, 'Emily');
    await phone.online();
    await phone.write('How much is the tea?');
    await phone.shows(/12000/);
    const talk = await openTalk(seat, 'Emily');
    await talk.shows(/12000/);
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  },
);

it('a new owner gives four values of a WhatsApp number, copies two to Meta, and it answers', async () => {
  const { meta, whatsapp } = house.simulator.control;
  const number = await whatsapp.openNumber({ name: 'Chinor Café' });
  const seat = await chooseIn('whatsapp', 'aziza_live');
  const { page, say } = seat;

  const phoneId = page.getByLabel(say('meta_phone_id'), { exact: true });
  await phoneId.fill(number.phone.replace(/^\+?/, '+'));
  await page.getByLabel(say('meta_waba_id')).fill(number.businessId);
  await page.getByText(say('meta_digits_shape')).waitFor();
  await phoneId.fill(number.id);
  await page.getByLabel(say('meta_token')).fill(number.token);
  const secret = page.getByLabel(say('meta_app_secret'));
  await secret.fill('0'.repeat(32));
  await page.getByText('This app secret does not belong').waitFor();
  await secret.fill(number.appSecret);
  await page.getByText(say('meta_good', { name: 'Chinor Café' })).waitFor();
  await page
    .getByRole('button', { name: say('meta_connect', { platform: say('channel_whatsapp') }) })
    .click();
  await untilTalk(seat, 'Chinor');

  const url = await page.getByLabel(say('hook_url'), { exact: true }).inputValue();
  const verifyToken = await page.getByLabel(say('hook_verify'), { exact: true }).inputValue();
  const topic = 'whatsapp_business_account';
  await meta.subscribe({ app: number.appId, topic, url, verifyToken });
  const { id: customer } = await whatsapp.customer({ name: 'Emily' });
  await whatsapp.say({ number: number.id, customer, text: 'How much is the tea?' });
  const answers = await whatsapp.wait({ number: number.id, customer });
  expect(JSON.stringify(answers)).toContain('12000');

  await openTalk(seat, 'Emily');
  await page.getByText('The time to write ends').waitFor();
  await whatsapp.react({
    number: number.id,
    customer,
    messageId: answers[0]?.id ?? '',
    emoji: '👍',
  });
  await page.getByText(say('inbox_reaction_theirs', { emoji: '👍' })).waitFor();
  expect(seat.complaints).toEqual([]);
  await seat.context.close();
});

it('a WhatsApp conversation whose window has closed is reopened by a template', async () => {
  const seat = await chooseIn('whatsapp', 'aziza_window');
  const { page, say } = seat;
  await page.getByRole('button', { name: say('wizard_sandbox_use') }).click();
  await untilTalk(seat, 'Chinor');
  const phone = await openPhone(seat, 'Emily');
  await phone.online();
  await phone.write('How much is the tea?');
  await phone.shows(/12000/);
  await page.goto(page.url().replace(/\/setup.*/, '/channels'));
  await page.getByRole('button', { name: say('template_refresh') }).click();
  await page.getByText(say('template_count', { approved: '3', count: '3' })).waitFor();
  const talk = await openTalk(seat, 'Emily');
  await page.getByText('The time to write ends').waitFor();
  const address = page.url();

  // A day and an hour pass everywhere: in the house, on the platform and on the desk.
  await page.goto('about:blank');
  const hours = 25;
  await clock.off(hours * 3_600);
  await house.simulator.control.clock.advance(hours * 3_600_000);
  await page.clock.setSystemTime(Date.now() + hours * 3_600_000);
  await house.api().stop('SIGKILL');
  await house.startApi();
  await page.goto(address);
  await page.getByText(say('inbox_window_over')).waitFor();

  await page.getByRole('link', { name: say('template_send_title') }).click();
  await page.getByRole('searchbox', { name: say('template_find') }).fill('your order');
  await page.getByRole('link', { name: 'order_ready' }).click();
  await page.getByLabel(say('template_place_body', { name: '1' })).fill('Emily');
  await page.getByLabel(say('template_place_body', { name: '2' })).fill('of tea');
  const words = 'Hello, Emily! Your order of tea is ready.';
  await page.locator('[data-preview]').getByText('of tea').waitFor();
  expect(flat(await page.locator('[data-preview]').innerText())).toContain(words);
  await page.getByRole('button', { name: say('template_send') }).click();
  await talk.shows(words);
  await phone.shows(words);

  await phone.write('How much is another pot?');
  await page.getByText('The time to write ends').waitFor();
  await talk.shows('How much is another pot?');
  expect(seat.complaints).toEqual([]);
  await seat.context.close();
});
