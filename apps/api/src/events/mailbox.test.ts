import { expect, it } from 'vitest';
import { eachOnce, mailbox, newestOnly } from './mailbox.ts';

function box(merge: typeof newestOnly<number>) {
  let put: (item: number) => void = () => undefined;
  let listening = true;
  const items = mailbox<number>(merge, (into) => {
    put = into;
    return () => {
      listening = false;
    };
  });
  return { items, put: (item: number) => put(item), isListening: () => listening };
}

it('a slow reader skips to the newest', async () => {
  const { items, put } = box(newestOnly);
  for (const item of [1, 2, 3]) put(item);
  expect(await items.next()).toEqual({ done: false, value: 3 });
});

it('what arrives often waits once, and nothing else is lost', async () => {
  const { items, put } = box(eachOnce);
  for (const item of [1, 2, 1, 1, 2]) put(item);
  expect([await items.next(), await items.next()].map(({ value }) => value)).toEqual([1, 2]);
});

it('ending it while it waits ends the wait and stops listening', async () => {
  const { items, isListening } = box(newestOnly);
  const waiting = items.next();
  await items.return?.();
  expect(await waiting).toEqual({ done: true, value: undefined });
  expect(isListening()).toBe(false);
});
