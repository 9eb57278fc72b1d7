import { setTimeout as rest } from 'node:timers/promises';
import type { Row } from '../figures.ts';
import { atMost, holds } from '../goals.ts';
import { median } from '../harness/rounds.ts';
import type { Side } from '../harness/side.ts';
import { tenth, type Measured, type Options } from '../options.ts';
import { openStage, publish, queries, sampleOf, type Stage } from './stage.ts';
import { settle } from './settle.ts';

const [healthy, perSecond, together] = [5, 300, 10];
/** How many stop reading; more than one, so that what one of them holds can be told. */
const stalledMost = 5;
// Long messages fill the sockets' own buffers within seconds.
const longText = 12_000;

interface Outcome {
  readonly p99: number;
  readonly peak: number;
  /** Which part of the events the healthy viewers got. */
  readonly part: number;
  readonly died: string | null;
}

/** Viewers who stop reading beside five who read on, at a steady 300 events a second. */
export async function stalled({ rounds, seconds, source }: Options): Promise<Measured> {
  const rows: Row[] = [];
  const goals = [];
  for (const name of ['raw ws', 'our api', 'textbook, topicId'] as const) {
    const outcomes = new Map<number, Outcome[]>([
      [0, []],
      [stalledMost, []],
    ]);
    for (let time = 0; time < Math.min(rounds, 3); time += 1) {
      for (const [count, kept] of outcomes) kept.push(await run(name, count, seconds, source));
    }
    const of = (count: number, pick: (one: Outcome) => number) =>
      median((outcomes.get(count) ?? []).map(pick));
    const dead = outcomes.get(stalledMost)?.find(({ died }) => died !== null)?.died;
    const late = of(stalledMost, ({ p99 }) => p99) / of(0, ({ p99 }) => p99);
    const more = of(stalledMost, ({ peak }) => peak) - of(0, ({ peak }) => peak);
    const each = Math.max(0, more) / stalledMost / 2 ** 20;
    rows.push({
      side: name,
      'p99 ms without': tenth(of(0, ({ p99 }) => p99)),
      'p99 ms with': tenth(of(stalledMost, ({ p99 }) => p99)),
      'MiB held at most for each': tenth(each),
      'healthy got %': Math.round(100 * of(stalledMost, ({ part }) => part)),
      'the process': dead ?? 'goes on',
    });
    if (name !== 'our api') continue;
    goals.push(
      atMost('Stalled viewer', "the others' p99 against a run without it", late, 1.5),
      atMost('Stalled viewer', 'memory held for each', each, 2, 'MiB'),
      holds('Stalled viewer', 'the process goes on', dead === undefined, dead ?? 'it does'),
    );
  }
  const title = `${stalledMost} viewers who stop reading, ${healthy} who read, ${perSecond} events of 12 KB a second for ${seconds} s`;
  return { tables: { [title]: rows }, goals };
}

async function run(
  name: string,
  count: number,
  seconds: number,
  source: boolean,
): Promise<Outcome> {
  const stage = openStage(source);
  try {
    const { server, query, headers, send } = await sideOf(stage, name);
    const watchers = await stage.watch(server, {
      ...{ query, headers, viewers: healthy, stalled: count, variables: [{ id: 'all' }] },
    });
    await settle(watchers, () => send(1));
    const { total: base } = await watchers.count();
    await server.usage();
    const start = performance.now();
    let sent = 0;
    while (performance.now() - start < seconds * 1000 && server.end === null) {
      await send(together).catch(() => undefined);
      sent += together;
      const due = start + (sent * 1000) / perSecond;
      if (due > performance.now()) await rest(due - performance.now());
    }
    const wanted = sent * healthy;
    const seen =
      server.end === null ? await watchers.until({ total: base + wanted }) : await watchers.count();
    const peak = server.end === null ? (await server.usage()).peak : 0;
    const said = /\w*Error: [^\n]*/.exec(server.end?.said ?? '')?.[0];
    return {
      ...{ p99: seen.p99, peak, part: (seen.total - base) / wanted },
      died: server.end === null ? null : `dies: ${said ?? 'without a word'}`,
    };
  } finally {
    await stage.close();
  }
}

async function sideOf(stage: Stage, name: string) {
  const talking = await stage.talking(together);
  const sample = await sampleOf(stage, talking);
  if (name === 'our api') {
    const { api, speaker } = talking;
    const chats = Array.from({ length: together }, (_, chat) => chat);
    const text = 'y'.repeat(longText);
    const send = (count: number) => speaker.say(chats.slice(0, count), text);
    return { server: api, query: queries.all, headers: speaker.headers, send };
  }
  await stage.end(talking.api);
  const isRaw = name === 'raw ws';
  const server: Side = isRaw ? await stage.raw(sample) : await stage.textbook(sample);
  const way = isRaw ? 'events' : 'talk';
  const send = (count: number) => publish(server, way, count, { more: longText });
  return { server, query: isRaw ? '' : queries.topic, headers: {}, send };
}
