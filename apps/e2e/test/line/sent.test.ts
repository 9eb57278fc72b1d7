import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { by, talksOf } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import { operation, type Owner } from '../../src/owner.ts';
import { instagram } from '../../src/platforms/instagram.ts';
import { openStall, type Stall } from '../../src/platforms/stall.ts';
import { telegram } from '../../src/platforms/telegram.ts';
import { whatsapp } from '../../src/platforms/whatsapp.ts';
import { until } from '../../src/until.ts';

let line: Line;
let owner: Owner;
beforeAll(async () => {
  line = await startLine();
  owner = await line.signUp();
  await line.simulator.control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 });
});
afterAll(() => line.stop());

const TakeOver = operation<unknown, { id: string }>(
  `mutation TakeOver($id: ID!) { takeOver(conversationId: $id) { id } }`,
);
const Send = operation<unknown, { id: string; mediaId: string; replyToId: string | null }>(
  `mutation Send($id: ID!, $mediaId: ID!, $replyToId: ID) {
    sendMessage(conversationId: $id, text: "Mana choy", mediaId: $mediaId, replyToId: $replyToId) { id }
  }`,
);
const React = operation<unknown, { id: string }>(
  `mutation React($id: ID!) { react(messageId: $id, emoji: "❤️") { id } }`,
);
const Uploaded = z.object({ id: z.string() });
const picture = 'so many bytes of a picture of tea';

/** A customer writes, is answered, and a person takes over: sends a photo and reacts. */
async function attend(stall: Stall, quotes: boolean) {
  const talk = async () => (await talksOf(owner, stall))[0];
  const answered = await until(talk, (shown) => by('BOT', shown)[0]?.deliveryState !== undefined);
  const id = answered?.id ?? '';
  const question = by('CONTACT', answered)[0]?.id ?? '';
  await owner.ask(TakeOver, { id });
  const uploaded = await fetch(`${line.apiUrl}/media?conversationId=${id}&name=choy.png`, {
    method: 'POST',
    headers: { cookie: owner.cookie(), 'content-type': 'image/png' },
    body: picture,
  });
  const { id: mediaId } = Uploaded.parse(await uploaded.json());
  await owner.ask(React, { id: question });
  await owner.ask(Send, { id, mediaId, replyToId: quotes ? question : null });
  const isThere = (state = '') => /^(?:SENT|DELIVERED|READ)$/.test(state);
  await until(talk, (shown) => isThere(by('OPERATOR', shown)[0]?.deliveryState), 30_000);
}

async function open(driver: typeof telegram): Promise<Stall> {
  return openStall(line.simulator.control, owner, driver, { name: driver.platform });
}

it('a photo with its words, a quote and a reaction reach a customer of Telegram', async () => {
  const stall = await open(telegram);
  const { telegram: world, transcript } = line.simulator.control;
  const { id: customer } = await world.customer({ name: 'Sardor', languageCode: 'en' });
  const seat = { bot: Number(stall.account.id), customer };
  await world.say({ ...seat, text: 'Tea?' });
  await attend(stall, true);
  const { messages } = await world.chat(seat);
  expect(messages.find(({ from }) => from === 'customer')).toMatchObject({ reaction: '❤' });
  expect(messages.at(-1)).toMatchObject({
    caption: 'Mana choy',
    photo: expect.anything(),
    reply_to_message: { text: 'Tea?' },
  });
  const [call] = await transcript.list({ platform: 'telegram', method: 'sendPhoto' });
  expect(call?.request.text).toContain(picture);
});

it('the same reach a customer of WhatsApp, in one message', async () => {
  const stall = await open(whatsapp);
  const { whatsapp: world, transcript } = line.simulator.control;
  const { id: customer } = await world.customer({ name: 'Anna' });
  const seat = { number: stall.account.id, customer };
  await world.say({ ...seat, text: 'Tea?' });
  await attend(stall, true);
  const { messages } = await world.chat(seat);
  expect(messages[0]).toMatchObject({ reaction: '❤️' });
  expect(messages.at(-1)).toMatchObject({
    type: 'image',
    content: { id: expect.any(String), caption: 'Mana choy' },
  });
  const calls = await transcript.list({ platform: 'whatsapp' });
  expect(calls.filter(({ request }) => request.text.includes(picture))).toHaveLength(1);
  const sends = calls.map(({ request }) => request.text).filter((text) => text.includes('"image"'));
  expect(sends).toEqual([expect.stringMatching(/"context".*biz_opaque_callback_data/)]);
});

it('Instagram is given an address that is over once the photo is sent, and a heart', async () => {
  const stall = await open(instagram);
  const { instagram: world } = line.simulator.control;
  const { id: customer } = await world.customer({ name: 'Malika' });
  const seat = { account: stall.account.id, customer };
  await world.say({ ...seat, text: 'Tea?' });
  await attend(stall, false);
  const { messages } = await world.chat(seat);
  expect(messages[0]).toMatchObject({ reaction: '❤️' });
  const [photo, words] = messages.slice(-2);
  expect(words).toMatchObject({ content: { text: 'Mana choy' } });
  expect(photo).toMatchObject({ content: { attachment: { type: 'image' } } });
  const [, path = ''] = /"url":"[^"]*(\/media\/out\/[^"]+)"/.exec(JSON.stringify(photo)) ?? [];
  expect((await fetch(`${line.apiUrl}${path}`)).status).toBe(404);
  expect(path).not.toBe('');
});
