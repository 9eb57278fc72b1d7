import { atLeast, atMost, side } from '../goals.ts';
import { alternate, median, warmUp, type Compared, type Round } from '../harness/rounds.ts';
import type { Side } from '../harness/side.ts';
import type { Watchers } from '../harness/watchers.ts';
import { spreadOf } from '../figures.ts';
import { compared, type Measured, type Options } from '../options.ts';
import { openStage, publish, queries, sampleOf } from './stage.ts';
import { settle } from './settle.ts';

// Small enough for the textbook, whose queue of a viewer ends the process at 1,024 events.
const together = 20;
// One at a time there have to be more, or what is measured is code that was not compiled yet.
const oneByOne = 60;
const [raw, ours, storing, filter, topic] = [
  'raw ws, prebuilt frame',
  'our api, storing counted in',
  'our api, as many stored besides',
  'textbook, filter',
  'textbook, topicId',
];

/** One workspace's feed to many viewers: events one by one, and in bursts. */
export async function wide({ rounds, viewers, amount, source }: Options): Promise<Measured> {
  const stage = openStage(source);
  try {
    const crowd = await stage.talking(together);
    const alone = await stage.talking(together, crowd);
    const sample = await sampleOf(stage, alone);
    const bare = await stage.raw(sample);
    const book = await stage.textbook(sample);
    const audience = async (
      at: Side,
      query: string,
      publishing: (count: number) => Promise<unknown>,
      headers = {},
    ): Promise<Audience> => {
      const watchers = await stage.watch(at, { viewers, query, headers, variables });
      await settle(watchers, () => publishing(1));
      return { side: at, watchers, publishing };
    };
    const say = (to: typeof crowd) => (count: number) =>
      to.speaker.say(Array.from({ length: count }, (_, chat) => chat));
    const watched = await audience(crowd.api, queries.all, say(crowd), crowd.speaker.headers);
    const audiences: Record<string, Audience> = {
      [raw]: await audience(bare, '', (count) => publish(bare, 'events', count)),
      [ours]: watched,
      [storing]: { ...watched, besides: say(alone) },
      [filter]: await audience(book, queries.filter, (n) => publish(book, 'events', n)),
      [topic]: await audience(book, queries.topic, (n) => publish(book, 'talk', n)),
    };
    const measure = async (each: number, events: number) => {
      const sides = Object.fromEntries(
        Object.entries(audiences).map(([name, one]) => [
          name,
          round(one, viewers, { each, events }),
        ]),
      );
      await warmUp(sides);
      return alternate(sides, rounds);
    };
    const single = await measure(1, Math.min(oneByOne, Math.max(together, amount)));
    const burst = await measure(together, together);
    const words = `${viewers} viewers of one workspace: µs of processor an event and viewer`;
    return {
      tables: {
        [`Feed, one event at a time, ${words}`]: compared(withoutStoring(single)),
        [`Feed, ${together} events at once, ${words}`]: compared(withoutStoring(burst)),
      },
      goals: goals(single, burst, viewers),
    };
  } finally {
    await stage.close();
  }
}

const variables = [{ id: 'all' }];

interface Audience {
  readonly side: Side;
  readonly watchers: Watchers;
  publishing(count: number): Promise<unknown>;
  /** Has as many stored where nobody watches, when those that are watched have arrived. */
  besides?(count: number): Promise<unknown>;
}

/** A round publishes so many events, `each` of them in one request. */
function round(
  { side: server, watchers, publishing, besides }: Audience,
  viewers: number,
  { each, events }: { readonly each: number; readonly events: number },
): () => Promise<Round> {
  return async () => {
    const took: number[] = [];
    const { total: base, sample } = await watchers.count();
    const { cpuMicros: before } = await server.usage();
    const start = performance.now();
    for (let sent = 0; sent < events; sent += each) {
      const asked = performance.now();
      const seen = watchers.until({ total: base + (sent + each) * viewers });
      await publishing(each);
      await seen;
      await besides?.(each);
      took.push(performance.now() - asked);
    }
    const ms = performance.now() - start;
    const { cpuMicros } = await server.usage();
    const deliveries = events * viewers;
    const { p50 = 0, p99 = 0 } = spreadOf(took) ?? {};
    return {
      cpuMicros: (cpuMicros - before) / deliveries,
      perSecond: deliveries / (ms / 1000),
      ...{ p50, p99, bytes: Buffer.byteLength(sample) },
    };
  };
}

const feedAlone = 'our api, without storing';

// No baseline stores its events. What storing takes is what as many that nobody watches cost between
// those that are watched: alone it finds the processor's caches warm, which writing has emptied.
function withoutStoring(sides: readonly Compared[]): Compared[] {
  const [all, stored, base] = [side(sides, ours), side(sides, storing), side(sides, raw)];
  const each = all.each.map((cpuMicros, at) =>
    Math.max(0, 2 * cpuMicros - (stored.each[at] ?? Number.NaN)),
  );
  const ratio = median(each.map((cpuMicros, at) => cpuMicros / (base.each[at] ?? Number.NaN)));
  return [...sides, { ...all, side: feedAlone, cpuMicros: median(each), ratio, each }];
}

function goals(single: readonly Compared[], burst: readonly Compared[], viewers: number) {
  const path = `Feed, ${viewers} viewers`;
  const own = side(withoutStoring(single), feedAlone);
  const [all, bare] = [side(burst, ours), side(burst, raw)];
  const times = (name: string) => side(single, name).cpuMicros / own.cpuMicros;
  return [
    atMost(path, 'one event at a time, CPU against prebuilt frames', own.ratio, 1.3),
    atLeast(path, 'CPU of the textbook with a filter against ours', times(filter), 8),
    atLeast(path, 'CPU of the textbook with topicId against ours', times(topic), 6),
    atLeast(path, 'bursts, deliveries a second against raw', all.perSecond / bare.perSecond, 2.5),
    atMost(path, 'bursts, CPU against prebuilt frames, storing counted in', all.ratio, 1.3),
  ];
}
