import { expect, it } from 'vitest';
import { fanout } from './fanout.ts';
import { history } from './history.ts';
import { http } from './http.ts';
import { ingest } from './ingest.ts';
import { markdown } from './markdown.ts';
import type { Options, Tables } from './options.ts';

const options: Options = {
  rounds: 1,
  amount: 40,
  viewers: 5,
  messages: 2_000,
  databases: ['sqlite'],
  source: true,
};
const sidesOf = (tables: Tables) =>
  Object.values(tables).map((rows) => rows.map(({ side }) => side).filter((side) => side != null));

// Each fails when a side does not answer 200, or when an event does not reach every viewer.
it('http measures the api beside bare bytes and the textbook', { timeout: 120_000 }, async () => {
  const sides = ['bare bytes', 'our quick way', 'our Apollo', 'textbook Apollo, data in memory'];
  expect(sidesOf(await http(options))).toEqual([sides, sides, sides]);
});

it('fanout measures a feed that reaches every viewer', { timeout: 120_000 }, async () => {
  const [feed] = sidesOf(await fanout(options));
  expect(feed).toEqual(['raw ws, prebuilt frame', 'our api', 'textbook']);
});

it('ingest measures updates that are stored', { timeout: 120_000 }, async () => {
  expect(sidesOf(await ingest(options))).toEqual([['no storage', 'raw driver', 'our api']]);
});

it('history measures reads beside statements by hand', { timeout: 120_000 }, async () => {
  const tables = await history(options);
  expect(new Set(sidesOf(tables).flat())).toEqual(new Set(['by hand', 'our api', 'counted anew']));
  expect(markdown(tables)).toContain('| usage of a year | our api |');
});
