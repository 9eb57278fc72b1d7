import { DatabaseSync } from 'node:sqlite';
import { setTimeout as rest } from 'node:timers/promises';
import { atLeast, atMost, side } from '../goals.ts';
import { alternate, beyond, warmUp, type Round } from '../harness/rounds.ts';
import { spreadOf } from '../figures.ts';
import type { Side } from '../harness/side.ts';
import type { Watchers } from '../harness/watchers.ts';
import { compared, type Measured, type Options } from '../options.ts';
import { openStage, publish, queries, sampleOf, type Talking } from './stage.ts';
import { settle } from './settle.ts';

const mostEvents = 300;
// Every side rests so long between events: who is asked again at once finds its memory in the
// processor's caches, and who is waited for by a third process does not.
const paceMs = 8;
// Code that handles one event at a time is compiled after some thousand of them.
const warmings = 3;

/** Viewers who each follow another conversation, and one event for one of them. */
export async function narrow({ rounds, viewers, amount, source }: Options): Promise<Measured> {
  const [none, many] = ['our api, no other viewers', `our api, ${viewers} viewers`];
  const [filter, topic] = ['textbook, filter', 'textbook, topicId'];
  const asking = 'textbook, for nobody';
  const [storing, storingAlone] = ['the same api, nobody watches', 'nobody watches, nobody else'];
  const events = Math.min(amount, mostEvents);
  const stage = openStage(source);
  try {
    const crowd = await stage.talking(viewers);
    const one = await stage.talking(1);
    // Storing is taken off where it was measured in the same process: both have done as much.
    const besideCrowd = await stage.talking(1, crowd);
    const besideOne = await stage.talking(1, one);
    const sample = await sampleOf(stage, besideOne);
    const book = await stage.textbook(sample);
    const followers = ({ api, speaker }: Talking, count: number) => {
      const variables = conversations(api.database, count);
      return stage.watch(api, {
        ...{ headers: speaker.headers, viewers: count, query: queries.talk, variables },
      });
    };
    const readers = (at: Side, query: string) =>
      stage.watch(at, { viewers, query, variables: numbered(viewers) });
    const say = ({ speaker }: Talking) => ({
      warm: () => speaker.say(Array.from({ length: viewers }, (_, chat) => chat)),
      send: () => speaker.say([0]),
      events,
    });
    const print = (at: Side, way: 'events' | 'talk', to = '0') => ({
      // To all of them it would take the filter a second for every hundred.
      warm: null,
      send: () => publish(at, way, 1, { to }),
      events,
    });
    const sides: Record<string, () => Promise<Round>> = {
      [none]: round(one.api, await followers(one, 1), { ...say(one), warm: say(one).send }),
      [many]: round(crowd.api, await followers(crowd, viewers), say(crowd)),
      [storing]: round(besideCrowd.api, null, say(besideCrowd)),
      [storingAlone]: round(besideOne.api, null, say(besideOne)),
      [filter]: round(book, await readers(book, queries.filter), print(book, 'events')),
      [topic]: round(book, await readers(book, queries.topic), print(book, 'talk')),
      [asking]: round(book, null, print(book, 'talk', 'nobody')),
    };
    await warmUp(sides, warmings);
    const found = await alternate(sides, rounds);
    const path = `Feed, ${viewers} viewers of as many conversations`;
    // Of ours storing is taken off, of theirs the request that has them publish.
    const own = Math.max(1, beyond(side(found, many), side(found, storing)));
    const times = (name: string) => beyond(side(found, name), side(found, asking)) / own;
    return {
      tables: { [`${path}: µs of processor an event for one of them`]: compared(found) },
      goals: [
        atMost(path, 'CPU against no other viewers', side(found, many).ratio, 1.5),
        atLeast(path, 'CPU of one topic with a filter against ours, both alone', times(filter), 50),
        atLeast(path, 'CPU of topicId against ours, both alone', times(topic), 1.5),
      ],
    };
  } finally {
    await stage.close();
  }
}

interface Source {
  /** Sends something to everybody; null where that takes too long. */
  readonly warm: (() => Promise<unknown>) | null;
  send(): Promise<unknown>;
  /** How many are sent in a round. */
  readonly events: number;
}

function round(server: Side, watchers: Watchers | null, { warm, send, events }: Source) {
  let isSettled = false;
  return async (): Promise<Round> => {
    if (watchers && !isSettled) await settle(watchers, warm ?? send, warm ? 'each' : 'total');
    isSettled = true;
    const took: number[] = [];
    const base = (await watchers?.count())?.total ?? 0;
    const { cpuMicros: before } = await server.usage();
    for (let sent = 1; sent <= events; sent += 1) {
      const start = performance.now();
      const next = rest(paceMs);
      const seen = watchers?.until({ total: base + sent });
      await send();
      await seen;
      took.push(performance.now() - start);
      await next;
    }
    const { cpuMicros } = await server.usage();
    const { p50 = 0, p99 = 0 } = spreadOf(took) ?? {};
    return { cpuMicros: (cpuMicros - before) / events, perSecond: 1000 / p50, p50, p99 };
  };
}

function numbered(count: number): object[] {
  return Array.from({ length: count }, (_, at) => ({ id: String(at) }));
}

// The first chats' conversations, the first of all first.
function conversations(file: string, count: number): object[] {
  const database = new DatabaseSync(file, { readOnly: true });
  try {
    return database
      .prepare(
        'select id from conversation order by cast(substr(chat_id, 5) as integer), id limit ?',
      )
      .all(count)
      .map((row) => ({ ...row }));
  } finally {
    database.close();
  }
}
