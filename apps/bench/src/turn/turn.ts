import { isDeepStrictEqual } from 'node:util';
import { spreadOf } from '../figures.ts';
import { atLeast, atMost, side, type Goal } from '../goals.ts';
import { alternate, warmUp, type Compared, type Round } from '../harness/rounds.ts';
import { startSide, type Side } from '../harness/side.ts';
import { openStores, type Dialect, type Store } from '../history/stores.ts';
import { compared, joined, type Measured, type Options } from '../options.ts';
import { ask, holdings, prepareStore, size } from './prepare.ts';
import { turnRunner, type TurnRunner } from './runner.ts';

const [raw, ours, orm] = ['raw driver', 'our api', "MikroORM's entities"] as const;
const [together, most, pace] = [8, 200, 50];

/** A turn without its model: claimed, handed in and reported, each by a request of its own. */
export async function turn(options: Options): Promise<Measured> {
  const found: Measured[] = [];
  for (const dialect of options.databases) found.push(await turnOn(dialect, options));
  return joined(found);
}

async function turnOn(
  dialect: Dialect,
  { rounds, amount, seconds, source }: Options,
): Promise<Measured> {
  const stores = await openStores(dialect, { source });
  const started: Side[] = [];
  try {
    const [own, bare, other] = [
      await stores.make(size),
      await stores.make(size),
      await stores.make(size),
    ];
    for (const store of [own, bare, other]) await prepareStore(store);
    const acts = async (name: string, store: Store, way: string) => {
      const main = 'apps/bench/src/sides/acts.ts';
      const one = await startSide(name, { main, args: [store.url, way], compile: 'apps/bench' });
      started.push(one);
      return { server: one, store, runner: turnRunner(one, 'nobody') };
    };
    const api = await own.open();
    started.push(api);
    const seats: Record<string, Seat> = {
      [raw]: await acts(raw, bare, 'raw'),
      [ours]: { server: api, store: own, runner: turnRunner(api, api.runnerKey) },
      [orm]: await acts(orm, other, 'entities'),
    };
    const count = Math.min(amount, most);
    const rounded = (turns: number, perSecond: number) =>
      Object.fromEntries(
        Object.entries(seats).map(([name, seat]) => [name, round(seat, turns, perSecond)]),
      );
    const sides = rounded(count, 0);
    await warmUp(sides);
    const full = await alternate(sides, rounds);
    const paced = await alternate(
      rounded(Math.min(count, Math.ceil(pace * seconds)), pace),
      rounds,
    );
    await check(seats);
    const words = `on ${dialect}: µs of processor a turn`;
    return {
      tables: {
        [`Turn without the model, ${together} at a time, ${words}`]: compared(full),
        [`Turn without the model at ${pace} a second, ${words}; ms from claiming to stored`]:
          compared(paced),
      },
      goals: goals(dialect, full, paced),
    };
  } finally {
    for (const one of started) await one.stop();
    await stores.stop();
  }
}

interface Seat {
  readonly server: Side;
  readonly store: Store;
  readonly runner: TurnRunner;
  asked?: number;
}

function round(seat: Seat, turns: number, perSecond: number): () => Promise<Round> {
  return async () => {
    const asked = seat.asked ?? 0;
    seat.asked = asked + 1;
    // Rounds take the conversations in turn; all of them have as much history.
    const from = (asked * turns) % (size.conversations - turns + 1);
    await ask(seat.store, asked, from, turns);
    const before = await seat.server.usage();
    const start = performance.now();
    const took =
      perSecond === 0
        ? await seat.runner.answer(turns, together)
        : await seat.runner.steadily(turns, perSecond);
    const ms = performance.now() - start;
    const after = await seat.server.usage();
    const { p50 = 0, p99 = 0 } = spreadOf(took) ?? {};
    const cpuMicros = (after.cpuMicros - before.cpuMicros) / turns;
    return { cpuMicros, perSecond: turns / (ms / 1000), p50, p99 };
  };
}

// Who writes fewer rows is quicker, and proves nothing.
async function check(seats: Readonly<Record<string, Seat>>): Promise<void> {
  const found = await Promise.all(
    Object.entries(seats).map(async ([name, { store }]) => [name, await holdings(store)] as const),
  );
  const [first] = found;
  for (const [name, held] of found)
    if (!isDeepStrictEqual(held, first?.[1]))
      throw new Error(`${name} stored ${JSON.stringify(held)}, not ${JSON.stringify(first?.[1])}.`);
}

function goals(dialect: Dialect, full: readonly Compared[], paced: readonly Compared[]): Goal[] {
  const path = `Turn, ${dialect}`;
  const own = side(full, ours);
  return [
    atMost(path, 'CPU against the raw driver', own.ratio, 1.5),
    atLeast(
      path,
      "CPU of MikroORM's entities against ours",
      side(full, orm).cpuMicros / own.cpuMicros,
      4,
    ),
    atMost(path, `p99 at ${pace} a second`, side(paced, ours).p99, 10, 'ms'),
  ];
}
