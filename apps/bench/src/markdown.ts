import type { Row } from './figures.ts';

/** Rows as a table of Markdown, numbers to the right. */
export function grid(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const isNumber = (name: string) => rows.some((row) => typeof row[name] === 'number');
  return [
    names,
    names.map((name) => (isNumber(name) ? '--:' : '---')),
    ...rows.map((row) => names.map((name) => String(row[name] ?? '–'))),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
