import { describe, expect, it } from 'vitest';
import { check } from '../../history/checker/check.ts';
import { Line, type Kind, type Of } from '../../history/lines.ts';
import { difficultRun } from './valid.ts';

/** Which invariants a history breaks. */
const broken = (lines: readonly Line[]) => [
  ...new Set(check(lines).map(({ invariant }) => invariant)),
];

/** The same history with every line of a kind that fits changed; null takes it out. */
export function forged<K extends Kind>(
  kind: K,
  fits: (line: Of<K>) => boolean,
  change: (line: Of<K>) => Partial<Of<K>> | null | Line[],
): Line[] {
  const is = (line: Line): line is Of<K> => line.kind === kind;
  let hits = 0;
  const lines = difficultRun().flatMap((line): Line[] => {
    if (!is(line) || !fits(line)) return [line];
    hits += 1;
    const changed = change(line);
    if (changed === null) return [];
    if (Array.isArray(changed)) return changed;
    return [Line.parse({ ...line, ...changed })];
  });
  expect(hits).toBeGreaterThan(0);
  return lines;
}

/** Fits once: the first line that comes. */
export const first = () => {
  let isFirst = true;
  return () => isFirst && !(isFirst = false);
};
/** Fits lines with this text. */
export const textIs = (text: string) => (line: { text?: string | undefined }) => line.text === text;
/** Fits a stored message. */
export const message = (text: string, direction: 'IN' | 'OUT') => (line: Of<'read.message'>) =>
  line.text === text && line.direction === direction;
/** The line and another like it. */
export const twin = <L extends Line>(line: L, more: Partial<L> = {}): Line[] => [
  line,
  Line.parse({ ...line, ...more }),
];

/** Tests that each forgery is rejected for the invariant it breaks. */
export function rejects(forgeries: Record<string, [string, () => Line[]][]>): void {
  describe.each(Object.entries(forgeries))('%s rejects a history in which', (invariant, cases) => {
    it.each(cases)('%s', (_says, forge) => {
      expect(broken(forge())).toContain(invariant);
    });
  });
}
