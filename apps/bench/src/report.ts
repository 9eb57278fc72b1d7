import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { table, type Row } from './figures.ts';

/** The folder of the checkout that is measured. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What a command was asked: numbers and words by name, with what holds when nothing is said. */
export function readOptions<T extends Record<string, string>>(
  defaults: T,
): Record<keyof T | 'json', string> {
  const names = ['json', ...Object.keys(defaults)];
  const { values } = parseArgs({
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  return { json: '', ...defaults, ...values };
}

/** Prints one line while the work goes on. */
export function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Prints tables under their titles, and writes them with the machine to `file` when one is named. */
export function report(command: string, tables: Record<string, readonly Row[]>, file = ''): void {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
    cwd: root,
    encoding: 'utf8',
  });
  const machine = {
    commit: commit.trim(),
    node: process.version,
    processors: availableParallelism(),
    load: loadavg()[0]?.toFixed(1) ?? '',
  };
  for (const [title, rows] of Object.entries(tables)) say(`\n${title}\n${table(rows)}`);
  say(
    `\n${Object.entries(machine)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  );
  if (file !== '')
    writeFileSync(file, `${JSON.stringify({ command, ...machine, tables }, null, 2)}\n`);
}

/** Runs a command; its failure is a sentence and exit code 1, and Ctrl-C leaves nothing running. */
export async function run(main: () => Promise<void>): Promise<void> {
  // What was started is ended by its own handler of this process's exit.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  try {
    await main();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}
