import type { Row } from '../figures.ts';
import { atMost } from '../goals.ts';
import { median } from '../harness/rounds.ts';
import type { Side } from '../harness/side.ts';
import { tenth, type Measured, type Options } from '../options.ts';
import { openStage, publish, queries, sampleOf, type Stage } from './stage.ts';
import { settle } from './settle.ts';

const [raw, ours, textbook] = ['raw ws', 'our api', 'textbook, filter'] as const;
// Whatever the first viewers make a server allocate is not the others'.
const first = 50;

interface Held {
  readonly rss: number;
  readonly heap: number;
}

/** What a viewer who only waits holds in a server's memory; new processes every round. */
export async function idle({ rounds, viewers, source }: Options): Promise<Measured> {
  const found = new Map<string, Held[]>([raw, ours, textbook].map((name) => [name, []]));
  for (let time = 0; time < rounds; time += 1) {
    const stage = openStage(source, ['--expose-gc']);
    try {
      const talking = await stage.talking(1);
      const sample = await sampleOf(stage, talking);
      const { api, speaker } = talking;
      const [bare, book] = [await stage.raw(sample), await stage.textbook(sample)];
      const sides: [string, () => Promise<Held>][] = [
        [raw, () => held(stage, bare, viewers, '', () => publish(bare, 'events', 1))],
        [
          ours,
          () => held(stage, api, viewers, queries.all, () => speaker.say([0]), speaker.headers),
        ],
        [
          textbook,
          () => held(stage, book, viewers, queries.filter, () => publish(book, 'events', 1)),
        ],
      ];
      for (const [name, measure] of time % 2 === 0 ? sides : sides.toReversed())
        found.get(name)?.push(await measure());
    } finally {
      await stage.close();
    }
  }
  const of = (name: string, what: keyof Held) =>
    median((found.get(name) ?? []).map((each) => each[what]));
  const rows: Row[] = [...found.keys()].map((side) => ({
    side,
    'RSS KiB': tenth(of(side, 'rss') / 1024),
    '× raw': Math.round((of(side, 'rss') / of(raw, 'rss')) * 100) / 100,
    'heap and buffers KiB': tenth(of(side, 'heap') / 1024),
  }));
  return {
    tables: { [`One idle viewer of ${viewers}, after the first ${first}`]: rows },
    goals: [atMost('Idle viewer', 'RSS against raw ws', of(ours, 'rss') / of(raw, 'rss'), 1.3)],
  };
}

async function held(
  stage: Stage,
  server: Side,
  viewers: number,
  query: string,
  send: () => Promise<unknown>,
  headers = {},
): Promise<Held> {
  const variables = [{ id: 'all' }];
  await settle(await stage.watch(server, { viewers: first, query, variables, headers }), send);
  const before = await server.settled();
  await settle(await stage.watch(server, { viewers, query, variables, headers }), send);
  const after = await server.settled();
  return { rss: (after.rss - before.rss) / viewers, heap: (after.heap - before.heap) / viewers };
}
