import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { atLeast, atMost } from './goals.ts';
import { lookAtMachine } from './machine.ts';
import { record } from './record.ts';

const folder = mkdtempSync(join(tmpdir(), 'cbf-record-'));
afterAll(() => rmSync(folder, { recursive: true }));

const measured = {
  tables: { 'Feed, 5 viewers': [{ side: 'raw', 'CPU µs': 8.5 }] },
  goals: [atMost('Feed', 'CPU against raw', 1.29, 1.3), atLeast('Turn', 'CPU of the ORM', 3, 4)],
};

it('a page keeps its words, and has only the newest figures between its marks', () => {
  const page = join(folder, 'page.md');
  writeFileSync(page, 'Before.\n\n<!-- bench:begin -->\nold\n<!-- bench:end -->\n\nAfter.\n');
  record(page, measured, lookAtMachine(0.4), 61_000);
  record(page, measured, lookAtMachine(7), 61_000);
  const text = readFileSync(page, 'utf8');
  expect(text).toMatch(/^Before\.\n\n<!-- bench:begin -->\n/);
  expect(text).toMatch(/\n<!-- bench:end -->\n\nAfter\.\n$/);
  expect(text).not.toContain('old');
  expect(text.match(/### Goals: 1 of 2 reached/g)).toHaveLength(1);
  expect(text).toContain('| Turn | CPU of the ORM ≥ 4.00 × | 3.00 × | missed |');
  expect(text).toContain('load average was 7.0');
});

it('a page without marks is left alone and said so', () => {
  const page = join(folder, 'other.md');
  writeFileSync(page, 'Nothing to see.\n');
  expect(() => record(page, measured, lookAtMachine(0), 1)).toThrow('has no <!-- bench:begin -->');
  expect(readFileSync(page, 'utf8')).toBe('Nothing to see.\n');
});
