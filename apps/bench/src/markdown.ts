import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Row } from './figures.ts';
import type { Tables } from './options.ts';

/** Tables as Markdown, with the machine they were measured on. */
export function markdown(tables: Tables): string {
  const [cpu] = cpus();
  const machine = `${availableParallelism()} × ${cpu?.model ?? 'unknown processor'}, Node ${process.version}, load ${loadavg()[0]?.toFixed(1) ?? '?'}, ${new Date().toISOString()}`;
  const parts = Object.entries(tables).map(([title, rows]) => `### ${title}\n\n${grid(rows)}`);
  return `${parts.join('\n\n')}\n\n${machine}\n`;
}

function grid(rows: readonly Row[]): string {
  const names = Object.keys(rows[0] ?? {});
  const isNumber = (name: string) => rows.some((row) => typeof row[name] === 'number');
  return [
    names,
    names.map((name) => (isNumber(name) ? '--:' : '---')),
    ...rows.map((row) => names.map((name) => String(row[name] ?? '–'))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
