import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test('one chat is given a message a second, others do not wait for it', async () => {
  const pace = new Pace(() => 0);
  await pace.turn('a');
  expect(pace.closedFor('a')).toBe(1_000);
  expect(pace.closedFor('b')).toBe(0);
  const stop = AbortSignal.abort();
  await expect(pace.turn('a', stop)).rejects.toThrow();
  expect(pace.closedFor('a')).toBe(2_000);
});

test('thirty messages a second are given to a bot in all', async () => {
  let now = 0;
  const pace = new Pace(() => now);
  const turns = Array.from({ length: 4 }, (_, n) => pace.turn(`chat ${n}`));
  await Promise.all(turns);
  now = 100;
  expect(pace.closedFor('chat 3')).toBe(1_000);
});

test('a chat that Telegram closed stays closed for as long as it said, and no shorter', () => {
  let now = 0;
  const pace = new Pace(() => now);
  pace.pause('a', 30_000);
  pace.pause('a', 5_000);
  now = 10_000;
  expect(pace.closedFor('a')).toBe(20_000);
});
