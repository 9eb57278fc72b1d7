import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enter } from '../../src/customer.ts';
import { by, talksOf } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import type { Owner } from '../../src/owner.ts';
import { channelOf, openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

const contracts = fileURLToPath(new URL('../../../../../shared/contracts', import.meta.url));
const recorded = `${contracts}/telegram/updates.fixtures.json`;

/** All that lies under a key, however deep, in the order of the text. */
function valuesOf(key: string, value: unknown): unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === key ? [inner] : valuesOf(key, inner),
  );
}

let line: Line;
let owner: Owner;
let shop: Shop;
beforeAll(async () => {
  line = await startLine();
  await line.simulator.control.gemini.configure({ firstChunkMs: 5, chunkMs: 1 });
  owner = await line.signUp();
  shop = await openShop(line, owner);
  await untilChannel(owner, shop, 'OK');
});
afterAll(() => line.stop());

// Telegram drops what is older than a day, so recorded updates are told as if they came now.
const now = Math.floor(Date.now() / 1_000);

/** Real updates where the contracts lie beside the checkout; the usual kinds in any case. */
function updates(): object[] {
  if (!existsSync(recorded)) return usual;
  const text = readFileSync(recorded, 'utf8').replace(/"date":\s*\d+/g, `"date":${now}`);
  return [...usual, ...updatesIn(JSON.parse(text))];
}

function updatesIn(value: unknown): object[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('update_id' in value) return [value];
  return Object.values(value).flatMap(updatesIn);
}

const person = { id: 7_001, is_bot: false, first_name: 'Real', language_code: 'uz' };
const chat = { id: 7_001, type: 'private', first_name: 'Real' };
const base = { date: now, from: person, chat };
const usual = [
  { message: { ...base, message_id: 1, text: 'a text' } },
  {
    message: {
      ...base,
      message_id: 2,
      caption: 'a photo',
      photo: [{ file_id: 'f', file_unique_id: 'u', width: 1, height: 1 }],
    },
  },
  { message: { ...base, message_id: 3, location: { latitude: 41.3, longitude: 69.2 } } },
  { message: { ...base, message_id: 4, dice: { emoji: '🎲', value: 3 } } },
  { channel_post: { message_id: 5, date: now, chat: { id: -1, type: 'channel', title: 'News' } } },
  { something_new: { with: 'fields' } },
];

it('every recorded update goes through, and the bot still answers the next customer', async () => {
  const all = updates();
  for (const update of all) {
    const { update_id: _, ...rest } = { update_id: 0, ...update };
    await line.simulator.control.telegram.inject({ bot: shop.simulated, update: rest });
  }
  const customer = await enter(line, shop, { name: 'After the rest' });
  await customer.say('#echo still here');
  expect(await customer.hears(1, 60_000)).toEqual(['still here']);
  const talks = await until(
    () => talksOf(owner, shop),
    (found) => found.some(({ contact }) => contact.name === 'Real'),
  );
  const real = talks.find(({ contact }) => contact.name === 'Real');
  expect(by('CONTACT', real).length).toBeGreaterThanOrEqual(3);
  expect((await channelOf(owner, shop)).statusCode).toBe('OK');
});

it('an update that Telegram delivers twice is one message', async () => {
  const customer = await enter(line, shop, { name: 'Twice' });
  await line.simulator.control.faults.add({
    platform: 'telegram',
    method: 'getUpdates',
    times: 2,
    action: { kind: 'duplicate' },
  });
  await customer.say('#echo once');
  expect(await customer.hears(1)).toEqual(['once']);
  const talks = await talksOf(owner, shop);
  const talk = talks.find(({ contact }) => contact.name === 'Twice');
  expect(by('CONTACT', talk)).toHaveLength(1);
  expect(by('BOT', talk)).toHaveLength(1);
  await line.simulator.control.faults.clear();
});

/** Streams of the real Gemini where the contracts lie beside the checkout; one like them always. */
function streams(): unknown[][] {
  const folder = `${contracts}/gemini/recordings`;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const texts = names.filter((name) => name.includes('should_stream_generate_content'));
  return [
    likeThem,
    ...texts
      .map((name): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))
      .flatMap((recording) => valuesOf('bodySegments', valuesOf('response', recording)))
      .filter((segments) => Array.isArray(segments)),
  ];
}

const likeThem = [
  {
    candidates: [{ content: { parts: [{ text: 'Tea is **hot**, ' }], role: 'model' }, index: 0 }],
    usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 4, totalTokenCount: 13 },
    modelVersion: 'gemini-2.5-flash',
  },
  {
    candidates: [
      { content: { parts: [{ text: 'mostly.' }], role: 'model' }, finishReason: 'STOP', index: 0 },
    ],
    usageMetadata: { promptTokenCount: 9, candidatesTokenCount: 6, totalTokenCount: 15 },
    modelVersion: 'gemini-2.5-flash',
  },
];

it('recorded streams of Gemini reach the customer whole, with the tokens of their last chunk', async () => {
  for (const [place, segments] of streams().entries()) {
    const customer = await enter(line, shop, { name: `Reader ${place}` });
    const body = segments.map((segment) => `data: ${JSON.stringify(segment)}\r\n\r\n`).join('');
    await line.simulator.control.gemini.script([body]);
    await customer.say('Why is the sky blue?');
    await customer.hears(1, 30_000);
    const talk = (await talksOf(owner, shop)).find(
      ({ contact }) => contact.name === `Reader ${place}`,
    );
    const [reply] = by('BOT', talk);
    expect(reply?.text).toBe(valuesOf('text', segments).join('').trim());
    expect(reply?.turn?.totalTokens).toBe(valuesOf('totalTokenCount', segments).at(-1));
    expect(reply?.turn?.model).toBe(valuesOf('modelVersion', segments).at(-1));
  }
});
