import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { createLogger } from '@cbf/base';
import type { Received } from '@cbf/channels';
import { createClient, type Client } from '@cbf/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openApi } from '../api.ts';
import { planEnding } from '../ending.ts';
import { createMetrics } from '../metrics.ts';
import type { OpenChannel } from './book.ts';
import { openIntake, type Intake } from './intake.ts';

const open: OpenChannel = {
  channel: {
    ...{ id: 'chn_1', lease: 'l', botId: 'bot_1', platform: 'TELEGRAM', mode: 'LIVE' },
    ...{ transport: 'POLLING', credential: '', hookSecret: '', hookUrl: '' },
    ...{ defaultLocale: 'en', commands: [], about: [] },
    ...{ externalId: null, credentialExpiresAt: null },
  },
  speaker: null,
  seen: { lagMs: null, error: null, shown: { steps: new Set() } },
};

let api: Server;
let client: Client;
let intake: Intake;
/** How many updates each request carried, and those that were stored. */
let asked: number[];
let stored: string[];
/** How many the api manages to store before its time is up. */
let atMost: number;
beforeEach(async () => {
  [asked, stored, atMost] = [[], [], Infinity];
  api = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const { updates }: { updates: { externalId: string }[] } = JSON.parse(body).variables;
      asked.push(updates.length);
      if (updates.length > atMost) return response.writeHead(503).end();
      const items = updates.map(({ externalId }) => ({ externalId, duplicate: false }));
      stored.push(...items.map(({ externalId }) => externalId));
      const receive = { stored: items.length, duplicates: 0, items };
      return response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ data: { receive } }));
    });
  }).listen(0, '127.0.0.1');
  await once(api, 'listening');
  const address = api.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  client = createClient({ url: `http://127.0.0.1:${port}/graphql`, authorization: 'Bearer key' });
  const logger = createLogger({ level: 'silent', name: 'intake' });
  const door = openApi(client, 'run_1', planEnding(1_000));
  intake = openIntake(
    door,
    logger,
    createMetrics(() => 0),
    () => undefined,
  );
});
afterEach(async () => {
  await client.close();
  api.closeAllConnections();
  await new Promise((done) => api.close(done));
});

const batchOf = (count: number): Received[] =>
  Array.from({ length: count }, (_, n) => ({
    inbound: {
      ...{ externalId: String(n), kind: 'MESSAGE', chatId: '7', isPrivate: true },
      ...{ contact: { externalId: '7', name: 'Aziza' }, parts: [], at: new Date().toISOString() },
    },
    pressId: null,
  }));
const all = (count: number) => batchOf(count).map(({ inbound }) => inbound.externalId);

it('a hundred updates go in two requests', async () => {
  await intake.take(open, batchOf(100));
  expect(asked).toEqual([50, 50]);
  expect(stored).toEqual(all(100));
});

it('an api that cannot store fifty in one go is offered fewer, in their order, none twice', async () => {
  atMost = 4;
  await intake.take(open, batchOf(20));
  expect(asked.slice(0, 4)).toEqual([20, 10, 5, 3]);
  expect(stored).toEqual(all(20));
  // Once it is quick again it is given more with each request.
  atMost = Infinity;
  asked = [];
  await intake.take(open, batchOf(100));
  expect(Math.max(...asked)).toBeGreaterThan(25);
});

it('what the api refuses even alone is not acknowledged', async () => {
  atMost = 0;
  await expect(intake.take(open, batchOf(8), { attempts: 2 })).rejects.toThrow('503');
  expect(asked).toEqual([8, 4, 2, 1, 1]);
});
