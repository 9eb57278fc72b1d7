import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readHistory } from './actors/pen.ts';
import { check } from './checker/check.ts';
import type { Violation } from './checker/story.ts';
import { markdownOf, record } from './report.ts';
import { rows } from './rows/index.ts';
import { seedGiven } from '../src/env.ts';

const usage = `npm run soak -- [row…] [--ci | --full] [--seed n] [--record]
npm run soak -- --check <folder of a kept history>

Rows:
${rows.map(({ name, says }) => `  ${name.padEnd(18)} ${says}`).join('\n')}`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    full: { type: 'boolean', default: false },
    ci: { type: 'boolean', default: false },
    seed: { type: 'string' },
    check: { type: 'string' },
    record: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
// Whoever breaks it off leaves no process behind: they end with this one.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const unknown = positionals.filter((word) => !rows.some(({ name }) => name === word));
if (values.help || unknown.length > 0) {
  say(unknown.length > 0 ? `There is no row ${unknown.join(', ')}.\n\n${usage}` : usage);
  process.exitCode = values.help ? 0 : 2;
} else if (values.check !== undefined) {
  const { check: folder } = values;
  show(check(readHistory(['actors.jsonl', 'simulator.jsonl'].map((file) => join(folder, file)))));
} else await runRows();
// Said aloud: what a row has loaded may end this process by itself, and always with 0.
process.exit();

async function runRows(): Promise<void> {
  const size = values.full ? 'full' : 'ci';
  const seed = Number(values.seed ?? seedGiven ?? Date.now() % 1_000_000);
  for (const row of rows) {
    if (positionals.length > 0 && !positionals.includes(row.name)) continue;
    say(`${row.name} (${size}), seed ${seed}`);
    const whole = await row.run(size, seed);
    const { violations, ...verdict } = whole;
    say(JSON.stringify(verdict));
    say(markdownOf(whole, size));
    if (values.record) record(whole, size);
    show(violations);
    if (violations.length > 0) {
      say(`Again: SEED=${seed} npm run soak -- ${row.name} --${size}`);
      say(`Histories and logs: ${verdict.folder}`);
    }
  }
}

function show(violations: readonly Violation[]): void {
  const kinds = Map.groupBy(violations, ({ invariant }) => invariant);
  for (const [invariant, all] of kinds) {
    say(`${invariant}: ${all.length} violations`);
    for (const { says, lines } of all.slice(0, 5)) {
      say(`  ${says.slice(0, 1_000)}`);
      for (const line of lines.slice(0, 4)) say(`    ${JSON.stringify(line).slice(0, 300)}`);
    }
  }
  say(violations.length === 0 ? 'Every promise was kept.' : `${violations.length} violations.`);
  if (violations.length > 0) process.exitCode = 1;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
