import { expect, it } from 'vitest';
import { createAllowance } from './allowance.ts';

it('whoever wants more than is left waits in line, and a large one is not overtaken for ever', async () => {
  const { with: hold } = createAllowance(10);
  const log: string[] = [];
  const ends = new Map<string, () => void>();
  const begin = (name: string, amount: number) =>
    hold(amount, () => {
      log.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const first = begin('first', 6);
  const large = begin('large', 99);
  const small = begin('small', 1);
  const free = begin('free', 0);
  await new Promise(setImmediate);
  expect(log).toEqual(['free', 'first'].toSorted((a, b) => log.indexOf(a) - log.indexOf(b)));
  ends.get('first')?.();
  await first;
  await new Promise(setImmediate);
  expect(log.slice(2)).toEqual(['large']);
  ends.get('large')?.();
  await large;
  await new Promise(setImmediate);
  expect(log.slice(2)).toEqual(['large', 'small']);
  ends.get('small')?.();
  ends.get('free')?.();
  await Promise.all([small, free]);
});
