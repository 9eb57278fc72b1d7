// Every path that has a goal, against its baselines: `npm run bench -w @cbf/bench -- [name…]`.
import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import { idle } from './fanout/idle.ts';
import { narrow } from './fanout/narrow.ts';
import { stalled } from './fanout/stalled.ts';
import { wide } from './fanout/wide.ts';
import { goalRows } from './goals.ts';
import { growth } from './growth.ts';
import { history } from './history.ts';
import { http } from './http.ts';
import { ingest } from './ingest.ts';
import { lookAtMachine } from './machine.ts';
import { joined, type Measured, type Options } from './options.ts';
import { page } from './page/page.ts';
import { record, recorded } from './record.ts';
import { report, root, run, say } from './report.ts';
import { turn } from './turn/turn.ts';

const benchmarks: Readonly<Record<string, (options: Options) => Promise<Measured>>> = {
  http,
  fanout: wide,
  narrow,
  idle,
  stalled,
  ingest,
  turn,
  history,
  growth,
  page,
};

const text = (value: string) => ({ type: 'string', default: value }) as const;
const no = { type: 'boolean', default: false } as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: no,
    record: no,
    rounds: text('5'),
    amount: text('1000'),
    n: text('1000'),
    messages: text('1000000'),
    databases: text('sqlite postgres'),
    seconds: text('8'),
    json: text(''),
    markdown: text(''),
  },
});

await run(async () => {
  const names = values.all || positionals.length === 0 ? Object.keys(benchmarks) : positionals;
  const options: Options = {
    rounds: Number(values.rounds),
    amount: Number(values.amount),
    viewers: Number(values.n),
    messages: Number(values.messages),
    seconds: Number(values.seconds),
    databases: values.databases.split(' ').map((name) => {
      if (name === 'sqlite' || name === 'postgres') return name;
      throw new Error(`--databases takes sqlite and postgres, not ${name}.`);
    }),
    source: false,
  };
  const machine = lookAtMachine();
  if (machine.warning !== null) say(machine.warning);
  const begun = performance.now();
  const parts: Measured[] = [];
  const failed: string[] = [];
  for (const name of names) {
    const benchmark = benchmarks[name];
    if (!benchmark)
      throw new Error(`There is no benchmark ${name}: ${Object.keys(benchmarks).join(', ')}.`);
    const start = performance.now();
    // What failed is measured again alone; the others are not lost with it.
    try {
      parts.push(await benchmark(options));
      say(`Measured ${name} in ${Math.round((performance.now() - start) / 1000)} s`);
    } catch (error) {
      failed.push(name);
      say(`${name} failed: ${error instanceof Error ? error.stack : String(error)}`);
    }
  }
  const measured = joined(parts);
  const took = performance.now() - begun;
  report(
    `bench ${names.join(' ')}`,
    { ...measured.tables, Goals: goalRows(measured.goals) },
    values.json,
  );
  say(machine.words);
  if (machine.warning !== null) say(machine.warning);
  if (values.markdown !== '')
    writeFileSync(values.markdown, `${recorded(measured, machine, took)}\n`);
  if (values.record) record(`${root}/docs/performance.md`, measured, machine, took);
  process.exit(failed.length === 0 ? 0 : 1);
});
