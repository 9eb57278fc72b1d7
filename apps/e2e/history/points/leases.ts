import { expect } from 'vitest';
import { until } from '../../src/until.ts';
import { answersIn, type Scene } from './stage.ts';

/**
 * A runner has gone for good in the middle of an answer, and the api dies while it takes back what
 * that one held: the next runner answers, once, and a send in doubt is marked.
 */
export function expiring(during: 'thinking' | 'sending'): Scene {
  return async (at) => {
    const { house } = at;
    const { gemini } = house.line.simulator.control;
    const { customer, shown } = await at.customer();
    if (during === 'sending') await house.arm('runner', 'telegram:sendMessage:before=kill');
    else await house.arm('runner', 'model:first-chunk=kill');
    await gemini.configure({ firstChunkMs: 30 });
    await customer.say('#echo one answer');
    await house.untilDead('runner', 20_000);
    // Started anew, the api gives who may still live two heartbeats, not a whole lease.
    await house.kill('api');
    await house.revive('api');
    await at.dies(() => Promise.resolve(null));
    await house.revive('runner');
    expect(await customer.hears(1, 60_000)).toEqual(['one answer']);
    const settled = await until(
      shown,
      (all) => answersIn(all).some(({ deliveryState }) => deliveryState === 'SENT'),
      30_000,
    );
    expect(answersIn(settled).map(({ maybeTwice }) => maybeTwice)).toEqual([during === 'sending']);
    at.later(async () => expect(await customer.texts()).toEqual(['one answer']));
  };
}
