import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { alternate, type Round } from './harness/rounds.ts';
import type { ApiSide } from './harness/api.ts';
import { origin, startApi } from './harness/api.ts';
import { openBot } from './harness/bot.ts';
import { startSide, type Side } from './harness/side.ts';
import { watch, type Watchers } from './harness/watchers.ts';
import { compared, type Options, type Tables } from './options.ts';

// Small enough for the textbook, whose queue of a viewer ends the process at 1,024 events.
const burst = 20;
const query = `subscription {
  events { cursor ... on MessageAdded { conversationId message { id seq author text createdAt } } }
}`;

/** The feed of one workspace to many viewers, against prebuilt frames and against the textbook. */
export async function fanout({ rounds, viewers, source }: Options): Promise<Tables> {
  const folder = mkdtempSync(join(tmpdir(), 'cbf-feed-'));
  const api = await startApi(`sqlite:${join(folder, 'factory.db')}`, { source });
  const started: { stop(): unknown }[] = [api];
  const start = async <Started extends { stop(): unknown }>(each: Promise<Started>) => {
    const one = await each;
    started.push(one);
    return one;
  };
  try {
    const cookie = await api.register('owner');
    const bot = await openBot(api, cookie);
    const ours = await start(watch(wsOf(api), { cookie, origin }, viewers, query));
    const idle = await api.usage();
    await publish(api, bot, 1);
    const { sample } = await ours.until(1);
    const file = join(folder, 'event.json');
    writeFileSync(file, sample);
    const raw = await start(
      startSide('raw', { main: 'apps/bench/src/sides/broadcast.ts', args: [file] }),
    );
    const textbook = await start(
      startSide('textbook', {
        main: 'apps/bench/src/sides/textbook.ts',
        args: [file],
        compile: 'apps/bench',
      }),
    );
    const rawViewers = await start(watch(wsOf(raw), {}, viewers, query));
    const bookViewers = await start(
      watch(wsOf(textbook), {}, viewers, 'subscription { events { kind text } }'),
    );
    const sides = {
      'raw ws, prebuilt frame': feedRound(raw, rawViewers, viewers, () => post(raw, '')),
      'our api': feedRound(api, ours, viewers, () => publish(api, bot, burst), 1),
      textbook: feedRound(textbook, bookViewers, viewers, () => post(textbook, 'publish')),
    };
    for (const warm of Object.values(sides)) await warm();
    const title = `Feed of one workspace, ${viewers} viewers: µs of processor an event and viewer`;
    return {
      [title]: compared(await alternate(sides, rounds)),
      'Memory of one idle viewer of ours': [
        { viewers, 'RSS KB each': Math.round((idle.rss - bot.rss) / viewers / 1024) },
      ],
    };
  } finally {
    for (const each of started.toReversed()) await each.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function feedRound(
  side: Side,
  watchers: Watchers,
  viewers: number,
  send: () => Promise<unknown>,
  before = 0,
): () => Promise<Round> {
  let sent = before;
  return async () => {
    const began = await side.usage();
    const start = performance.now();
    sent += burst;
    const seen = watchers.until(sent);
    await send();
    await seen;
    const ms = performance.now() - start;
    const { cpuMicros } = await side.usage();
    const deliveries = burst * viewers;
    return {
      cpuMicros: (cpuMicros - began.cpuMicros) / deliveries,
      perSecond: deliveries / (ms / 1000),
      p50: ms,
      p99: ms,
    };
  };
}

/** Messages of customers in one request, so that storing them weighs little. */
async function publish(
  api: ApiSide,
  { channelId }: { channelId: string },
  count: number,
): Promise<void> {
  const updates = Array.from({ length: count }, () => ({
    externalId: randomUUID(),
    kind: 'MESSAGE',
    chatId: randomUUID(),
    messageId: randomUUID(),
    isPrivate: true,
    contact: { externalId: randomUUID(), name: 'Customer' },
    parts: [{ kind: 'TEXT', text: 'When do you open tomorrow, and is there parking nearby?' }],
    at: new Date().toISOString(),
  }));
  await api.ask(
    { authorization: `Bearer ${api.runnerKey}` },
    'mutation($id: ID!, $updates: [InboundInput!]!) { receive(channelId: $id, updates: $updates) { stored } }',
    { id: channelId, updates },
  );
}

async function post({ url }: Side, path: string): Promise<void> {
  await (await fetch(`${url}/${path}?events=${burst}`, { method: 'POST' })).text();
}

function wsOf({ url }: Side): string {
  return `${url.replace('http', 'ws')}/graphql`;
}
