import { expect, test } from 'vitest';
import { sleep } from './sleep.ts';

test('a sleep ends when its signal aborts, however long it was meant to be', async () => {
  const controller = new AbortController();
  const asleep = sleep(3_600_000, controller.signal);
  controller.abort();
  await expect(asleep).rejects.toMatchObject({ name: 'AbortError' });
});

test('a sleep without a signal just passes', async () => {
  expect(await sleep(1)).toBeUndefined();
});
