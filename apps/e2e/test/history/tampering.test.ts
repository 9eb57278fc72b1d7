import { expect, it } from 'vitest';
import { check } from '../../history/checker/check.ts';
import { Line, type Kind } from '../../history/lines.ts';
import { difficultRun } from './valid.ts';

const valid = difficultRun();

// The two copies of the doubled answer, of which the customer could as well have had one, and what
// stands for something that is allowed to be missing.
const spare = (line: Line) =>
  ('text' in line && line.text === 'canarya c1n6' && line.kind === 'chat.message') ||
  (line.kind === 'chat.message' && line.text === 'canaryb c5n1') ||
  (line.kind === 'feed.event' && line.subscriber !== 'a 1') ||
  (line.kind === 'read.call' && line.total === null) ||
  (line.kind === 'model.answered' && !line.tokens);

const matter = (kinds: readonly Kind[]) =>
  [...valid.entries()].filter(([, line]) => kinds.includes(line.kind) && !spare(line));

const accepted = (kinds: readonly Kind[], tamper: (at: number, line: Line) => Line[]) =>
  matter(kinds).flatMap(([at, line]) => (check(tamper(at, line)).length === 0 ? [line] : []));

it('notices every single line that is taken away', () => {
  const kinds = [
    'read.message',
    'chat.message',
    'feed.event',
    'read.call',
    'model.answered',
  ] as const;
  expect(matter(kinds).length).toBeGreaterThan(60);
  const uncounted = (line: Line) => line.kind === 'model.answered' && isLost(line.call);
  expect(
    accepted(kinds, (at) => valid.toSpliced(at, 1)).filter((line) => !uncounted(line)),
  ).toEqual([]);
});

it('notices every single line that is there twice', () => {
  const kinds = ['read.message', 'chat.message', 'feed.event', 'read.call', 'model.call'] as const;
  expect(accepted(kinds, (at, line) => valid.toSpliced(at, 0, line))).toEqual([]);
});

it('notices every two neighbours that change places', () => {
  const kinds = ['chat.message', 'feed.event'] as const;
  const swapped = kinds.flatMap((kind) => {
    const own = matter([kind]).filter(([, line]) => !('chat' in line) || line.chat === 1);
    return own.slice(1).flatMap(([at, line], place) => {
      const [before, other] = own[place] ?? [at, line];
      if (valueOf(other) === valueOf(line)) return [];
      const lines = valid.with(at, { ...line, t: other.t }).with(before, { ...other, t: line.t });
      return check(lines).length === 0 ? [line] : [];
    });
  });
  expect(swapped).toEqual([]);
});

it('notices every text that is not as it was', () => {
  const kinds = ['read.message', 'chat.message'] as const;
  const other = (line: Line) => Line.parse({ ...line, text: 'something else' });
  expect(accepted(kinds, (at, line) => valid.with(at, other(line)))).toEqual([]);
});

/** Whether a call is one that the product shows as lost, so that its answer may be missing, too. */
function isLost(call: string): boolean {
  const at = valid.findIndex((line) => line.kind === 'model.answered' && line.call === call);
  return valid.slice(at).find((line) => line.kind === 'read.call')?.state === 'LOST';
}

function valueOf(line: Line): string {
  return line.kind === 'chat.message'
    ? (line.text ?? '')
    : 'cursor' in line
      ? String(line.cursor)
      : '';
}
