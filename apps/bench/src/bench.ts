// Every path that has a goal, against its baselines: `npm run bench -w @cbf/bench -- [name…]`.
import { parseArgs } from 'node:util';
import { writeFileSync } from 'node:fs';
import { fanout } from './fanout.ts';
import { history } from './history.ts';
import { http } from './http.ts';
import { ingest } from './ingest.ts';
import { markdown } from './markdown.ts';
import type { Options, Tables } from './options.ts';
import { report, run, say } from './report.ts';

const benchmarks: Readonly<Record<string, (options: Options) => Promise<Tables>>> = {
  http,
  fanout,
  ingest,
  history,
};

const text = (value: string) => ({ type: 'string', default: value }) as const;
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: text('5'),
    amount: text('1000'),
    n: text('1000'),
    messages: text('1000000'),
    databases: text('sqlite postgres'),
    json: text(''),
    markdown: text(''),
  },
});

await run(async () => {
  const names = positionals.length > 0 ? positionals : Object.keys(benchmarks);
  const options: Options = {
    rounds: Number(values.rounds),
    amount: Number(values.amount),
    viewers: Number(values.n),
    messages: Number(values.messages),
    databases: values.databases.split(' ').map((name) => {
      if (name === 'sqlite' || name === 'postgres') return name;
      throw new Error(`--databases takes sqlite and postgres, not ${name}.`);
    }),
    source: false,
  };
  const tables: Record<string, Tables[string]> = {};
  for (const name of names) {
    const benchmark = benchmarks[name];
    if (!benchmark)
      throw new Error(`There is no benchmark ${name}: ${Object.keys(benchmarks).join(', ')}.`);
    say(`Measuring ${name}`);
    Object.assign(tables, await benchmark(options));
  }
  report(`bench ${names.join(' ')}`, tables, values.json);
  if (values.markdown !== '') writeFileSync(values.markdown, markdown(tables));
  process.exit(0);
});
