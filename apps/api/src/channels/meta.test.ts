import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { Channel } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';

let api: TestApi;
beforeAll(async () => {
  const address = 'http://phone.test';
  api = await startTestApi({ simulator: { url: address, publicUrl: address } });
});
afterAll(() => api.close());

const made = z.object({ createBot: z.object({ id: z.string() }) });
const connected = z.object({ connectChannel: z.object({ id: z.string() }) });

test('a WhatsApp number is written to at wa.me, or on the practice phone by its id', async () => {
  const owner = await api.as('seller-of-tea');
  const bot = made.parse(await owner.ask('mutation { createBot(input: { name: "Tea" }) { id } }'));
  const whatsapp = {
    phoneNumberId: '106540352242922',
    wabaId: '102290129340398',
    token: `EAAG${'x'.repeat(40)}`,
    appSecret: '0123456789abcdef'.repeat(2),
  };
  const connect = 'mutation($input: ConnectChannelInput!) { connectChannel(input: $input) { id } }';
  const input = { botId: bot.createBot.id, platform: 'WHATSAPP', mode: 'LIVE', whatsapp };
  const { id } = connected.parse(await owner.ask(connect, { input })).connectChannel;
  const query = `{ node(id: "${id}") { ... on Channel { publicUrl } } }`;
  expect(await owner.ask(query)).toEqual({ node: { publicUrl: null } });

  const em = api.app.parts.database.em.fork();
  await em.nativeUpdate(Channel, { id }, { username: '+1 555 0100' });
  expect(await owner.ask(query)).toEqual({ node: { publicUrl: 'https://wa.me/15550100' } });
  await em.nativeUpdate(Channel, { id }, { mode: 'SANDBOX' });
  const publicUrl = `http://phone.test/phone/whatsapp/${whatsapp.phoneNumberId}`;
  expect(await owner.ask(query)).toEqual({ node: { publicUrl } });
});
