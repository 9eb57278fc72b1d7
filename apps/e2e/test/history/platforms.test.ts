import { expect, it } from 'vitest';
import { talkThroughFaults } from '../../history/platforms/talk.ts';

it('Telegram and Gemini may fail in every way: all is answered, in order, and said honestly', async () => {
  const plan = { seed: 7, bots: 3, customersPerBot: 8, linesPerCustomer: 5, share: 0.35 };
  const run = await talkThroughFaults(plan);
  expect(run.wrong, `seed ${run.seed}`).toEqual([]);
  expect(run.sends).toBeGreaterThanOrEqual(100);
  expect(run.calls).toBeGreaterThanOrEqual(100);
  expect(run.faults).toBeGreaterThan(20);
}, 400_000);
