import { expect, it } from 'vitest';
import { startLoop } from './loop.ts';

const never = 60_000;

it('runs again at once when it is woken during a round', async () => {
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  let rounds = 0;
  const loop = startLoop({
    floorMs: never,
    onError: () => {},
    round: async () => {
      rounds += 1;
      if (rounds === 1) await first.promise;
      else second.resolve();
      return 'rest';
    },
  });
  loop.wake();
  first.resolve();
  await second.promise;
  await loop.stop();
  expect(rounds).toBe(2);
});

it('goes on while there is more, rests, and comes back by itself', async () => {
  const times: number[] = [];
  const fourth = Promise.withResolvers<void>();
  const loop = startLoop({
    floorMs: 40,
    onError: () => {},
    round: async () => {
      times.push(performance.now());
      if (times.length === 4) fourth.resolve();
      return times.length < 3 ? 'more' : 'rest';
    },
  });
  await fourth.promise;
  await loop.stop();
  const [, , third = 0, last = 0] = times;
  expect(last - third).toBeGreaterThanOrEqual(35);
});

it('survives a round that throws and says how many threw in a row', async () => {
  const errors: number[] = [];
  const recovered = Promise.withResolvers<void>();
  const loop = startLoop({
    floorMs: never,
    onError: (_error, inARow) => {
      errors.push(inARow);
      loop.wake();
    },
    round: async () => {
      if (errors.length < 2) throw new Error('not yet');
      recovered.resolve();
      return 'rest';
    },
  });
  await recovered.promise;
  await loop.stop();
  expect(errors).toEqual([1, 2]);
});

it('stops only when the round under way has ended', async () => {
  const held = Promise.withResolvers<void>();
  let ended = false;
  const loop = startLoop({
    floorMs: never,
    onError: () => {},
    round: async () => {
      await held.promise;
      ended = true;
      return 'more';
    },
  });
  const stopped = loop.stop();
  held.resolve();
  await stopped;
  expect(ended).toBe(true);
});
