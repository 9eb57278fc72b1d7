import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Outcome } from './outcome.ts';
import type { Verdict } from './stage.ts';

const page = new URL('../../../docs/reliability.md', import.meta.url);
const marks = {
  whole: ['<!-- runs: written by npm run soak -- --record -->', '<!-- end of runs -->'],
  other: ['<!-- other runs: written the same way -->', '<!-- end of other runs -->'],
} as const;

/** The machine in a few words. */
export function machine(): string {
  const [first] = cpus();
  const model = (first?.model ?? 'unknown').replace(/\s+/g, ' ').trim();
  return `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
}

/** A run as a row of one of the tables in docs/reliability.md. */
export function markdownOf(outcome: Outcome, size: string, date = new Date()): string {
  const { row, seed, violations } = outcome;
  const promises = violations.length === 0 ? 'kept' : `**${violations.length} violations**`;
  const head = [`${row} (${size})`, date.toISOString().slice(0, 10), seed, machine()];
  const cells = isWhole(outcome)
    ? [...head, ...wholeCells(outcome), promises]
    : [...head, plainly(outcome.figures), `${outcome.seconds} s`, promises];
  return `| ${cells.join(' | ')} |`;
}

function wholeCells({ figures: f, seconds, restSeconds }: Verdict): (string | number)[] {
  return [
    f.faults,
    `${f.acknowledged} (${f.redelivered} more than once)`,
    `${f.answers} stored, ${f.arrived} arrived`,
    `${f.doubled}, ${f.marked} marked`,
    `${f.feedEvents} in ${f.reconnects} reconnects`,
    `${f.ackMsP99} ms`,
    `${f.overheadMsP99} ms`,
    `${f.growthMb} MB`,
    `${seconds} s, at rest after ${restSeconds} s`,
  ];
}

function isWhole(outcome: Outcome): outcome is Verdict {
  return 'restSeconds' in outcome;
}

function plainly(figures: object): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
}

/** Puts a run's row into docs/reliability.md, in the place of an older one of the same size. */
export function record(outcome: Outcome, size: string): void {
  const [begin, end] = marks[isWhole(outcome) ? 'whole' : 'other'];
  const text = readFileSync(page, 'utf8');
  const [before, rest] = text.split(begin);
  const [table, after] = rest?.split(end) ?? [];
  if (before === undefined || table === undefined || after === undefined) {
    throw new Error('docs/reliability.md has no place for runs any more.');
  }
  const name = `| ${outcome.row} (${size}) |`;
  const kept = table
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith(name));
  const rows = [...kept, markdownOf(outcome, size)].join('\n');
  writeFileSync(page, `${before}${begin}\n\n${rows}\n\n${end}${after}`);
}
