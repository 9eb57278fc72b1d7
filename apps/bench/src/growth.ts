import { randomUUID } from 'node:crypto';
import type { Row } from './figures.ts';
import { origin } from './harness/api.ts';
import { startAsker } from './harness/ask.ts';
import { askRound } from './harness/measured.ts';
import { median } from './harness/rounds.ts';
import { dashboardOperation, ownOperations } from './history/documents.ts';
import { openStores } from './history/stores.ts';
import type { Measured, Options } from './options.ts';

const connections = 8;
const most = 400;
const steps = [100, 10, 1];
const conversation = `cnv_${'42'.padStart(26, '0')}`;
const channel = `chn_${'2'.padStart(26, '0')}`;

/**
 * What the same requests cost when a workspace has ten and a hundred times as many bots, customers
 * and messages: µs of the api's processor an answer, on SQLite.
 */
export async function growth({ rounds, messages, source, ...more }: Options): Promise<Measured> {
  const amount = Math.min(more.amount, most);
  const stores = await openStores('sqlite', { source });
  const asker = startAsker();
  const rows = new Map<string, Record<string, string | number>>();
  try {
    for (const step of steps) {
      const all = Math.max(1_000, messages / step);
      const bots = Math.max(10, all / 1_000);
      const store = await stores.make({
        bots,
        conversations: Math.max(100, all / 100),
        messages: all,
      });
      const api = await store.open();
      try {
        const cookie = { cookie: store.cookie, origin };
        const bearer = { authorization: `Bearer ${api.runnerKey}`, accept: 'application/json' };
        const receive = ownOperations('packages/client/src').get('Receive') ?? '';
        const page = (name: string, variables: object) => () => [
          JSON.stringify({ query: dashboardOperation(name), variables }),
        ];
        const requests: [string, object, () => string[]][] = [
          ['list of 20 bots', cookie, page('Bots', { first: 20 })],
          ['inbox of 25', cookie, page('Inbox', { first: 25 })],
          ['page of 50 messages', cookie, page('Talk', { id: conversation, last: 50 })],
          [
            'one update stored, its turn queued',
            bearer,
            () =>
              Array.from({ length: amount }, () =>
                JSON.stringify({
                  query: receive,
                  variables: { channelId: channel, updates: [update()] },
                }),
              ),
          ],
        ];
        for (const [title, headers, bodies] of requests) {
          const round = () =>
            askRound(asker, api, {
              ...{ path: '/graphql', headers: { ...headers }, connections, amount },
              bodies: bodies(),
            })();
          await round();
          const took: number[] = [];
          for (let time = 0; time < rounds; time += 1) took.push((await round()).cpuMicros);
          const size = `${bots} bots, ${all} messages`;
          rows.set(title, { ...rows.get(title), [size]: Math.round(median(took)) });
        }
      } finally {
        await api.stop();
      }
    }
    const lines: Row[] = [...rows].map(([request, costs]) => ({ request, ...costs }));
    return {
      tables: { 'Growth with bots and history on sqlite: µs of processor an answer': lines },
      goals: [],
    };
  } finally {
    asker.stop();
    await stores.stop();
  }
}

function update(): object {
  const chat = `growth${Math.floor(Math.random() * 100)}`;
  return {
    ...{ externalId: randomUUID(), kind: 'MESSAGE', chatId: chat, messageId: randomUUID() },
    ...{ isPrivate: true, contact: { externalId: chat, name: 'Customer', language: 'en' } },
    parts: [{ kind: 'TEXT', text: 'When do you open tomorrow, and is there parking nearby?' }],
    at: new Date().toISOString(),
  };
}
