import { expect } from 'vitest';
import { until } from '../../src/until.ts';
import { act, see } from './acts.ts';
import { answersIn, isThere, type Scene } from './stage.ts';

/** How an answer may have come: a death between a send and its record is told, never hidden. */
export type Arrival = 'once' | 'once, marked' | 'once, perhaps marked' | 'twice, marked';

/** Long enough for a draft to be shown before it is through. */
const answer = 'one answer, in so many words that it comes in several pieces from the model';

/** A customer writes one line and the process dies somewhere on the way of it. */
export function talk(arrival: Arrival, slow?: string): Scene {
  return async (at) => {
    const { customer, shown } = await at.customer();
    await at.dies(() => customer.say(`#echo ${answer}`), slow);
    const times = arrival === 'twice, marked' ? 2 : 1;
    expect(await customer.hears(times, 60_000)).toEqual(Array(times).fill(answer));
    const settled = await until(shown, (all) => answersIn(all).some(isThere), 30_000);
    expect(settled.map(({ author, text }) => [author, text])).toEqual([
      ['CONTACT', `#echo ${answer}`],
      ['BOT', answer],
    ]);
    if (arrival !== 'once, perhaps marked') {
      expect(settled[1]?.maybeTwice).toBe(arrival !== 'once');
    }
    at.later(async () => expect(await customer.texts()).toHaveLength(times));
  };
}

/** A person reacts and the process dies on the way to the customer, who has it once in the end. */
export const reacting: Scene = async (at) => {
  const { customer, conversationId } = await at.telegramCustomer();
  await customer.say('#echo hello');
  await customer.hears(1, 30_000);
  const id = await conversationId();
  const message = await see.first(at.owner, id);
  await at.dies(() => act.react(at.owner, message?.id ?? '', '👍'));
  await until(
    () => see.first(at.owner, id),
    (shown) => shown?.reactions[0]?.deliveryState === 'SENT',
    60_000,
  );
  const { messages } = await customer.chat();
  expect(messages.map(({ reaction }) => reaction)).toContain('👍');
};

/** A point that comes by itself, again and again: the process dies before anybody writes. */
export const idle: Scene = async (at) => {
  await at.dies(() => Promise.resolve(null));
  await at.works();
};

/** The model fails for good and the process dies while that is told: one fallback, no more. */
export const failing: Scene = async (at) => {
  const { faults } = at.house.line.simulator.control;
  const { customer, shown } = await at.customer();
  await faults.add({ platform: 'gemini', action: { kind: 'gemini', outcome: 'safety' } });
  await at.dies(() => customer.say('#echo unsaid'));
  const [fallback] = await customer.hears(1, 60_000);
  expect(fallback).not.toContain('unsaid');
  await until(shown, (all) => answersIn(all).some(({ deliveryState }) => deliveryState === 'SENT'));
  await faults.clear();
  expect(answersIn(await shown()).map(({ turn }) => turn?.state)).toEqual(['DEAD']);
  at.later(async () => expect(await customer.texts()).toHaveLength(1));
};

/**
 * A command is answered by the house itself, so its line waits in the queue of sends. A runner asks
 * for such lines again and again, so that it may die of an empty answer.
 */
export function queued(arrival: Arrival): Scene {
  return async (at) => {
    const { customer, shown } = await at.customer();
    await at.dies(() => customer.say('/help'));
    await customer.hears(1, 60_000);
    const settled = await until(
      shown,
      (all) => answersIn(all).some(({ deliveryState }) => deliveryState === 'SENT'),
      30_000,
    );
    const marks = answersIn(settled).map(({ maybeTwice }) => maybeTwice);
    expect(marks).toHaveLength(1);
    if (arrival !== 'once, perhaps marked') expect(marks).toEqual([arrival !== 'once']);
    at.later(async () => expect(await customer.texts()).toHaveLength(1));
  };
}

/** A pressed button changes the language once, whether or not its spinning was ended. */
export const pressing: Scene = async (at) => {
  const { customer } = await at.telegramCustomer();
  await customer.say('/language');
  await customer.hears(1, 30_000);
  const { messages } = await customer.chat();
  const question = messages.find(({ reply_markup }) => reply_markup !== undefined);
  await at.dies(() => customer.press(question?.message_id ?? 0, 'lang:ru'));
  const [, answer] = await customer.hears(2, 60_000);
  expect(answer).toMatch(/[а-я]/i);
  at.later(async () => expect(await customer.texts()).toHaveLength(2));
};
