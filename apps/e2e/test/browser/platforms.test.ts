import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, takeSeat, type Seat } from '../../src/browser.ts';
import { keepEvidence } from '../../src/evidence.ts';
import { openHouse, type House } from '../../src/house.ts';
import { openPhone } from '../../src/phone.ts';
import { openTalk, register, startBot, untilTalk } from '../../src/steps.ts';

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  // What an owner connects as real is the simulator's, too: nothing leaves the machine.
  await house.killRunners();
  await house.startRunner({ WHATSAPP_GRAPH_URL: `${house.simulator.url}/whatsapp` });
  await house.simulator.control.gemini.configure({ firstChunkMs: 50, chunkMs: 5 });
});
afterAll(async () => {
  await browser.close();
  await house.stop();
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
