import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openBrowser, takeSeat } from '../../src/browser.ts';
import { keepEvidence } from '../../src/evidence.ts';
import { openHouse, type House } from '../../src/house.ts';
import { operation, type Owner } from '../../src/owner.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { openTalk } from '../../src/steps.ts';

let house: House;
let browser: Browser;
let owner: Owner;
let shop: Shop;
beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), openBrowser()]);
  await house.simulator.control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 });
  owner = await house.signUp();
  shop = await openShop(house, owner);
  await untilChannel(owner, shop, 'OK');
});
afterAll(async () => {
  await browser.close();
  await house.stop();
});

const Connect = operation<{ connectChannel: { id: string } }, { input: Record<string, unknown> }>(
  `mutation Connect($input: ConnectChannelInput!) { connectChannel(input: $input) { id } }`,
);

async function connect(platform: 'WHATSAPP' | 'INSTAGRAM', given: object): Promise<void> {
  const input = { botId: shop.botId, platform, mode: 'SANDBOX', ...given };
  const { connectChannel: channel } = await owner.ask(Connect, { input });
  await untilChannel(owner, { ...shop, channelId: channel.id }, 'OK');
}

/** A customer who can send a photo and a recording, and has something of ours before them. */
interface Guest {
  photo(): Promise<unknown>;
  voice(): Promise<unknown>;
  /** All that has reached them, as the platform has it. */
  seen(): Promise<string>;
}

const photo = { base64: square(), mimeType: 'image/png', fileName: 'pot.png' };
const voice = { base64: tone(), mimeType: 'audio/wav', fileName: 'voice.wav' };

const guests: Record<string, (name: string) => Promise<Guest>> = {
  async telegram(name) {
    const { telegram } = house.simulator.control;
    const { id } = await telegram.customer({ name });
    const seat = { bot: shop.simulated, customer: id };
    return {
      photo: () => telegram.say({ ...seat, photo }),
      voice: () => telegram.say({ ...seat, voice: { ...voice, duration: 1 } }),
      seen: async () => JSON.stringify((await telegram.chat(seat)).messages),
    };
  },
  async whatsapp(name) {
    const { whatsapp } = house.simulator.control;
    const number = await whatsapp.openNumber({ name: 'Chinor' });
    const { id: phoneNumberId, businessId: wabaId, token, appSecret } = number;
    await connect('WHATSAPP', { whatsapp: { phoneNumberId, wabaId, token, appSecret } });
    const { id: customer } = await whatsapp.customer({ name });
    const seat = { number: number.id, customer };
    return {
      photo: () => whatsapp.say({ ...seat, image: photo }),
      voice: () => whatsapp.say({ ...seat, voice }),
      seen: async () => JSON.stringify((await whatsapp.chat(seat)).messages),
    };
  },
  async instagram(name) {
    const { instagram, transcript } = house.simulator.control;
    await connect('INSTAGRAM', {});
    const [call] = await transcript.list({ platform: 'instagram', method: 'subscribed_apps' });
    const { id: customer } = await instagram.customer({ name, username: 'carol' });
    const seat = { account: String(call?.bot), customer };
    return {
      photo: () => instagram.say({ ...seat, image: photo }),
      voice: () => instagram.say({ ...seat, audio: voice }),
      seen: async () => JSON.stringify((await instagram.chat(seat)).messages),
    };
  },
};

it.each([
  ['telegram', 'Anna', '👍'],
  ['whatsapp', 'Bobur', '🙏'],
  ['instagram', 'Carol', '❤️'],
])(
  'on %s a photo is seen, a recording heard, and a person answers with a file, a quote and a reaction',
  async (platform, name, emoji) => {
    const guest = await guests[platform]?.(name);
    await guest?.photo();
    const seat = await takeSeat(browser, house.url);
    keepEvidence(seat);
    await seat.signIn(owner);
    const { page, say } = seat;
    await page.goto('/bots');
    const talk = await openTalk(seat, name);

    const picture = page.getByRole('button', {
      name: say('inbox_photo_open', { what: say('inbox_part_image') }),
    });
    await picture.click();
    const large = page.getByRole('dialog').getByRole('img');
    await expect.poll(() => widthOf(large)).toBe(2);
    expect(await hurdles(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await large.waitFor({ state: 'detached' });
    expect(await picture.evaluate((one) => one === document.activeElement)).toBe(true);
    await guest?.voice();
    const sound = talk.messages.locator('audio');
    await sound.waitFor();
    await sound.evaluate((one) => (one instanceof HTMLAudioElement ? one.play() : null));

    await talk.takeOver();
    const menu = page.getByRole('button', { name: say('inbox_message_menu') }).first();
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: say('inbox_react', { emoji }) }).waitFor();
    expect(await hurdles(page)).toEqual([]);
    await page.getByRole('button', { name: say('inbox_react', { emoji }) }).press('Enter');
    await page.getByText(say('inbox_reaction_ours', { emoji })).first().waitFor();
    if (platform !== 'instagram') {
      await menu.press('Enter');
      await page.getByRole('button', { name: say('inbox_quote') }).click();
      await page.getByRole('button', { name: say('inbox_quote_drop') }).waitFor();
    }
    const field = page.getByLabel(say('inbox_reply_label', { name }));
    await field.fill('Like this one?');
    await page.getByLabel(say('inbox_attach')).setInputFiles({
      name: 'pot.png',
      mimeType: 'image/png',
      buffer: Buffer.from(square(), 'base64'),
    });
    await page.getByText(say('inbox_attach_ready', { size: '1 kB' })).waitFor();
    await page.getByRole('button', { name: say('inbox_send') }).click();
    await talk.shows('Like this one?');
    await expect.poll(() => picture.count()).toBe(2);
    await expect.poll(() => guest?.seen(), { timeout: 20_000 }).toMatch(/Like this one\?/);
    expect(seat.complaints).toEqual([]);
    await seat.context.close();
  },
);

function widthOf(image: ReturnType<Page['locator']>): Promise<number> {
  return image.evaluate((one) => (one instanceof HTMLImageElement ? one.naturalWidth : 0));
}

async function hurdles(page: Page) {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
}

/** A red picture of two points by two. */
function square(): string {
  return 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==';
}

/** A tenth of a second of a tone, as a WAV file. */
function tone(): string {
  const count = 800;
  const head = Buffer.alloc(44);
  head.write('RIFF');
  head.writeUInt32LE(36 + count, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8_000, 24);
  head.writeUInt32LE(8_000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(count, 40);
  const wave = Array.from({ length: count }, (_, at) => 128 + Math.round(60 * Math.sin(at / 3)));
  return Buffer.concat([head, Buffer.from(wave)]).toString('base64');
}
