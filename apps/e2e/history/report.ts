import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Verdict } from './stage.ts';

const page = new URL('../../../docs/reliability.md', import.meta.url);
const BEGIN = '<!-- runs: written by npm run soak -- --record -->';
const END = '<!-- end of runs -->';

/** The machine in a few words. */
export function machine(): string {
  const [first] = cpus();
  const model = (first?.model ?? 'unknown').replace(/\s+/g, ' ').trim();
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
}

/** A run as a row of the table in docs/reliability.md. */
export function markdownOf(verdict: Verdict, size: string, date = new Date()): string {
  const { figures: f, violations } = verdict;
  const cells = [
    `${verdict.row} (${size})`,
    date.toISOString().slice(0, 10),
    verdict.seed,
    machine(),
    f.faults,
    `${f.acknowledged} (${f.redelivered} more than once)`,
    `${f.answers} stored, ${f.arrived} arrived`,
    `${f.doubled}, ${f.marked} marked`,
    `${f.feedEvents} in ${f.reconnects} reconnects`,
    `${f.ackMsP99} ms`,
    `${f.overheadMsP99} ms`,
    `${f.growthMb} MB`,
    `${verdict.seconds} s, at rest after ${verdict.restSeconds} s`,
    violations.length === 0 ? 'kept' : `**${violations.length} violations**`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** Puts a run's row into docs/reliability.md, in the place of an older one of the same size. */
export function record(verdict: Verdict, size: string): void {
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(BEGIN);
  const [table, after] = rest?.split(END) ?? [];
  if (before === undefined || table === undefined || after === undefined) {
    throw new Error('docs/reliability.md has no place for runs any more.');
  }
  const name = `| ${verdict.row} (${size}) |`;
  const kept = table
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith(name));
  const rows = [...kept, markdownOf(verdict, size)].join('\n');
  writeFileSync(page, `${before}${BEGIN}\n\n${rows}\n\n${END}${after}`);
}
