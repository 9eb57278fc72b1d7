import { randomUUID } from 'node:crypto';
import { createClient as createSocketClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { createClient, ReceiveDocument, WorkDocument, type Client } from '@cbf/client';
import type { TestApi } from './api.ts';
import { startBalancer, type Balancer } from './balancer.ts';
import { startPair, type Pair } from './pair.ts';

let pair: Pair;
let balancer: Balancer;
let runner: Client;
beforeAll(async () => {
  pair = await startPair();
  balancer = await startBalancer(pair.here.url);
  runner = createClient({
    url: `${balancer.url}/graphql`,
    authorization: `Bearer ${pair.here.config.runnerKey}`,
  });
});
afterAll(async () => {
  await runner.close();
  await balancer.close();
  await pair.close();
});

/** Lets new connections go to another api, and then restarts this one, as a rolling restart does. */
async function roll(api: TestApi, other: TestApi): Promise<void> {
  balancer.target = other.url;
  await api.restart();
}

const cursored = z.object({ data: z.object({ events: z.object({ cursor: z.string() }) }) });

/** A live view as a third party would write it: comes back for ever and goes on from its cursor. */
function follow(cursor: string) {
  const variables = { after: cursor };
  const headers = {
    origin: pair.here.config.publicUrl,
    cookie: pair.line.owner.cookie ?? '',
  };
  const seqs: number[] = [];
  const codes: unknown[] = [];
  const client = createSocketClient({
    url: `${balancer.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: class extends WebSocket {
      constructor(address: string, protocols: string[]) {
        super(address, protocols, { headers });
      }
    },
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: () => Promise.resolve(),
    on: {
      closed: (event) => codes.push(z.object({ code: z.number() }).safeParse(event).data?.code),
    },
  });
  const reached = new Map<number, () => void>();
  client.subscribe(
    { query: 'subscription($after: Cursor) { events(after: $after) { cursor } }', variables },
    {
      next(value) {
        const { cursor: at } = cursored.parse(value).data.events;
        variables.after = at;
        const seq = Number(at.split('.')[1]);
        seqs.push(seq);
        reached.get(seq)?.();
      },
      error: (error) => codes.push(error),
      complete: () => undefined,
    },
  );
  const until = (seq: number): Promise<void> =>
    new Promise((resolve) => {
      if ((seqs.at(-1) ?? 0) >= seq) return resolve();
      reached.set(seq, resolve);
    });
  return { seqs, codes, until, end: () => client.dispose() };
}

async function head(): Promise<{ cursor: string; seq: number }> {
  const shape = z.object({ cursor: z.string() });
  const { cursor } = shape.parse(await pair.line.owner.ask('{ cursor }'));
  return { cursor, seq: Number(cursor.split('.')[1]) };
}

it('a rolling restart of both apis loses, doubles and refuses nothing', async () => {
  const { here, there, line } = pair;
  const begin = await head();
  const view = follow(begin.cursor);
  const hints: string[] = [];
  const connects: boolean[] = [];
  const end = runner.subscribe(
    WorkDocument,
    { runnerId: 'run_1' },
    {
      onData: ({ work }) => hints.push(work.kind),
      onState: (connected) => connects.push(connected),
    },
  );
  let said = 0;
  let over = false;
  const customer = async (): Promise<void> => {
    while (!over) {
      const update = {
        externalId: randomUUID(),
        kind: 'MESSAGE' as const,
        messageId: randomUUID(),
        chatId: randomUUID(),
        isPrivate: true,
        contact: { externalId: randomUUID(), name: 'Oʻtkir', language: 'uz' as const },
        parts: [{ kind: 'TEXT' as const, text: 'Savol' }],
        at: new Date().toISOString(),
      };
      const { receive } = await runner.request(
        ReceiveDocument,
        { channelId: line.channelId, updates: [update] },
        { attempts: 10 },
      );
      // Whatever was tried again was stored the first time, or was not.
      expect(receive.stored + receive.duplicates).toBe(1);
      said += 1;
    }
  };
  const customers = [customer(), customer(), customer()];
  const rolls = [
    [here, there],
    [there, here],
    [here, there],
  ] as const;
  for (const [old, other] of rolls) {
    // Everybody stands and hears before the next one goes.
    await view.until((view.seqs.at(-1) ?? begin.seq) + 30);
    await vi.waitFor(() => expect(connects.at(-1)).toBe(true), 5000);
    await roll(old, other);
  }
  await view.until((view.seqs.at(-1) ?? 0) + 30);
  await vi.waitFor(() => expect(connects.at(-1)).toBe(true), 5000);
  over = true;
  await Promise.all(customers);

  const owner = pair.here.guest({ cookie: line.owner.cookie ?? '' });
  const { cursor } = z.object({ cursor: z.string() }).parse(await owner.ask('{ cursor }'));
  const last = Number(cursor.split('.')[1]);
  await view.until(last);
  expect(view.seqs).toEqual(
    Array.from({ length: last - begin.seq }, (_, place) => begin.seq + 1 + place),
  );
  expect(view.codes).toEqual([1001, 1001, 1001]);
  const stored = await pair.here.app.parts.database.em
    .fork()
    .execute('select count(*)::int as stored from message where text = ?', ['Savol']);
  expect(stored).toEqual([{ stored: said }]);
  expect(said).toBeGreaterThan(20);
  expect(connects.filter((connected) => connected)).toHaveLength(4);
  expect(hints).toContain('TURNS');
  end();
  await view.end();
}, 90_000);
