import { expect, test } from 'vitest';
import { Semaphore } from './semaphore.ts';

test('no more tasks run at once than there are places, and the rest follow in order', async () => {
  const semaphore = new Semaphore(2);
  const gates = [0, 1, 2, 3].map(() => Promise.withResolvers<void>());
  const started: number[] = [];
  const done = gates.map((gate, index) =>
    semaphore.run(async () => {
      started.push(index);
      await gate.promise;
      return index;
    }),
  );
  await Promise.resolve();
  expect(started).toEqual([0, 1]);
  expect(semaphore.waiting).toBe(2);

  gates[1]?.resolve();
  await done[1];
  await Promise.resolve();
  expect(started).toEqual([0, 1, 2]);

  for (const gate of gates) gate.resolve();
  expect(await Promise.all(done)).toEqual([0, 1, 2, 3]);
  expect(semaphore.waiting).toBe(0);
});

test('a task that fails frees its place', async () => {
  const semaphore = new Semaphore(1);
  await expect(semaphore.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await semaphore.run(() => 'next')).toBe('next');
});

test('a semaphore without places is refused', () => {
  expect(() => new Semaphore(0)).toThrow('at least one');
});
