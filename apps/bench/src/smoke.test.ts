import { expect, it } from 'vitest';
import { narrow } from './fanout/narrow.ts';
import { wide } from './fanout/wide.ts';
import { history } from './history.ts';
import { http } from './http.ts';
import { ingest } from './ingest.ts';
import type { Measured, Options } from './options.ts';
import { page } from './page/page.ts';
import { recorded } from './record.ts';
import { turn } from './turn/turn.ts';

const options: Options = {
  rounds: 1,
  amount: 10,
  viewers: 4,
  messages: 2_000,
  databases: ['sqlite'],
  seconds: 0.5,
  source: true,
};
const patient = { timeout: 300_000 };
const sidesOf = ({ tables }: Measured) =>
  Object.values(tables).map((rows) => rows.map(({ side }) => side));
const bytesOf = ({ tables }: Measured) =>
  Object.values(tables).map((rows) =>
    Object.fromEntries(rows.map(({ side, bytes }) => [side, Number(bytes)])),
  );

// Each fails when a side does not answer 200, when an event does not reach every viewer, or when
// what was answered is not stored.
it('http sends the same bytes from every side, and the textbook as many', patient, async () => {
  const [, ...pages] = bytesOf(await http(options));
  for (const page of pages) {
    const bare = page['bare bytes'] ?? 0;
    expect(page['our quick way']).toBe(bare);
    expect(Math.abs((page['our Apollo'] ?? 0) - bare)).toBeLessThan(3);
    const book = page['textbook over the same database'] ?? 0;
    expect(book / bare).toBeGreaterThan(0.85);
    expect(book / bare).toBeLessThan(1.15);
  }
});

it('a feed reaches every viewer, in events as long as the baselines', patient, async () => {
  const [single, burst] = bytesOf(await wide(options));
  for (const found of [single, burst]) {
    const raw = found?.['raw ws, prebuilt frame'] ?? 0;
    for (const name of ['our api, storing counted in', 'textbook, filter', 'textbook, topicId']) {
      expect(Math.abs((found?.[name] ?? 0) - raw) / raw).toBeLessThan(0.15);
    }
  }
});

it('an event of one conversation reaches its one viewer', patient, async () => {
  const [sides] = sidesOf(await narrow(options));
  expect(sides).toContain('textbook, topicId');
});

it('ingest measures updates that every side has stored', patient, async () => {
  const [full, half] = sidesOf(await ingest(options));
  expect([full?.length, half?.length]).toEqual([6, 4]);
});

it('turn measures acts of which every side has stored the same rows', patient, async () => {
  const [full, paced] = sidesOf(await turn(options));
  expect([full?.length, paced?.length]).toEqual([3, 3]);
});

it('an open page takes in every message and holds no more than its window', patient, async () => {
  const { tables, goals } = await page({ ...options, amount: 50 });
  const [sides] = Object.values(tables);
  expect(sides?.map((side) => side['messages held'])).toEqual([200, 200]);
  expect(goals.at(-1)).toMatchObject({ isMet: true });
});

it('history measures reads beside statements by hand', patient, async () => {
  const measured = await history(options);
  expect(new Set(sidesOf(measured).flat())).toEqual(
    new Set(['by hand', 'our api', 'counted anew']),
  );
  const words = { words: 'A machine', warning: null };
  expect(recorded(measured, words, 60_000)).toContain('| usage of a year | our api |');
});
