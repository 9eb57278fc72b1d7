import { expect } from 'vitest';
import type { Shown } from '../../src/inbox.ts';
import { until } from '../../src/until.ts';
import { act, see } from './acts.ts';
import type { Guest, Scene, Stage } from './stage.ts';

/** A customer whose question the model refuses for good; gives the fallback as the inbox shows it. */
async function withDeadTurn(at: Stage): Promise<Guest & { fallback: Shown | undefined }> {
  const { faults } = at.house.line.simulator.control;
  const guest = await at.customer();
  await faults.add({ platform: 'gemini', action: { kind: 'gemini', outcome: 'safety' } });
  await guest.customer.say('#echo after all');
  await guest.customer.hears(1, 30_000);
  const [, fallback] = await until(guest.shown, (all) => all[1]?.deliveryState === 'SENT', 30_000);
  await faults.clear();
  return { ...guest, fallback };
}

/** An answer that failed for good is asked for anew: it comes once. */
export const retrying: Scene = async (at) => {
  const { customer, fallback } = await withDeadTurn(at);
  const turn = fallback?.turn?.id ?? '';
  await at.dies(() => act.retryTurn(at.owner, turn));
  if (!at.done) await act.retryTurn(at.owner, turn);
  expect((await customer.hears(2, 30_000))[1]).toBe('after all');
  at.later(async () => expect(await customer.texts()).toHaveLength(2));
};

/** A failure is taken off the list: it is off, or still on it. */
export const dismissing: Scene = async (at) => {
  const { fallback } = await withDeadTurn(at);
  const turn = fallback?.turn?.id ?? '';
  const isListed = async () => (await see.letters(at.owner)).includes(turn);
  expect(await isListed()).toBe(true);
  await at.dies(() => act.dismiss(at.owner, turn));
  expect(await isListed()).toBe(!at.done);
  await act.dismiss(at.owner, turn);
  expect(await isListed()).toBe(false);
};

/** A message that Telegram refused is sent again: it comes once. */
export const resending: Scene = async (at) => {
  const { faults } = at.house.line.simulator.control;
  const { customer, shown } = await at.customer();
  await faults.add({
    platform: 'telegram',
    method: 'sendMessage',
    action: { kind: 'status', status: 400 },
  });
  await customer.say('#echo refused once');
  const [, refused] = await until(shown, (all) => all[1]?.deliveryState === 'FAILED', 30_000);
  await faults.clear();
  const id = refused?.id ?? '';
  await at.dies(() => act.resend(at.owner, id));
  if (!at.done) await act.resend(at.owner, id);
  expect(await customer.hears(1, 30_000)).toEqual(['refused once']);
  at.later(async () => expect(await customer.texts()).toHaveLength(1));
};
