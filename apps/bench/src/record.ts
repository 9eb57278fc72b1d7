import { readFileSync, writeFileSync } from 'node:fs';
import { goalRows } from './goals.ts';
import type { Machine } from './machine.ts';
import { grid } from './markdown.ts';
import type { Measured } from './options.ts';

const begin = '<!-- bench:begin -->';
const end = '<!-- bench:end -->';

/**
 * Puts what was measured between the marks of a page, and leaves the rest of it alone; throws when
 * it has no marks.
 */
export function record(file: string, measured: Measured, machine: Machine, took: number): void {
  const page = readFileSync(file, 'utf8');
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${file} has no ${begin} before an ${end}.`);
  const text = recorded(measured, machine, took);
  writeFileSync(file, `${page.slice(0, from)}${begin}\n${text}\n${page.slice(to)}`);
}

/** What was measured as Markdown: the machine, the goals, then every table. */
export function recorded({ tables, goals }: Measured, machine: Machine, took: number): string {
  const met = goals.filter(({ isMet }) => isMet).length;
  const minutes = Math.ceil(took / 60_000);
  return [
    // Its columns are as wide as the figures happen to be: a formatter would touch every line.
    '<!-- prettier-ignore-start -->',
    `${machine.words}; all of it took ${minutes} minutes.`,
    ...(machine.warning === null ? [] : [`**${machine.warning}**`]),
    `### Goals: ${met} of ${goals.length} reached`,
    grid(goalRows(goals)),
    ...Object.entries(tables).map(([title, rows]) => `### ${title}\n\n${grid(rows)}`),
    '<!-- prettier-ignore-end -->',
  ].join('\n\n');
}
