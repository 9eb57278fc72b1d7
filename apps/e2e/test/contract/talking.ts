import { limitsOf, type Limits } from '@cbf/channels';
import { expect } from 'vitest';
import { see } from '../../history/points/acts.ts';
import { by } from '../../src/inbox.ts';
import { until } from '../../src/until.ts';
import { there, visit, type Stand } from './stand.ts';

/** A message is stored once, with the customer's words and name. */
export async function received(stand: Stand): Promise<void> {
  const guest = await visit(stand);
  await guest.say('#echo I am here');
  const talk = await guest.untilTalk((one) => by('CONTACT', one).length > 0);
  expect(by('CONTACT', talk).map(({ text }) => text)).toEqual(['#echo I am here']);
  expect(talk.contact.name).toBe(guest.name);
}

/** What the platform did not send is refused, and nothing of it is stored. */
export async function strangersAreRefused(stand: Stand): Promise<void> {
  const { owner, house, driver, shared } = stand;
  const own = `${house.runners[0]?.url}/hooks/${driver.platform.toLowerCase()}/${shared.channelId}`;
  const answers = await shared.account.forge(shared.hookUrl ?? own, 'forged words');
  expect(new Set(answers)).toEqual(new Set([401]));
  expect(await see.found(owner, 'forged')).toBe(0);
}

/** A question has one answer, which arrives once, and its receipt. */
export async function answered(stand: Stand): Promise<void> {
  const guest = await visit(stand);
  await guest.say('#echo exactly this');
  const heard = await guest.hears(1);
  const answer = await guest.untilAnswer(...there);
  expect(heard).toEqual([expect.stringContaining('exactly this')]);
  expect(heard).toEqual([answer.text]);
  expect(answer).toMatchObject({ maybeTwice: false, turn: { state: 'DONE', attempt: 1 } });
  expect(answer.turn?.totalTokens).toBeGreaterThan(answer.turn?.promptTokens ?? 0);
}

/** A text that is too long for one message arrives whole, in its order, in messages that fit. */
export async function split(stand: Stand): Promise<void> {
  const { text: limit } = limitsOf(stand.driver.platform);
  const words: string[] = [];
  while (lengthOf(words.join(' '), limit) < 2.5 * limit.most) words.push(`слово${words.length}`);
  const guest = await visit(stand);
  await guest.say(`#echo ${words.join(' ')}`);
  await guest.untilAnswer(...there);
  const pieces = await guest.hears(3);
  for (const piece of pieces) expect(lengthOf(piece, limit)).toBeLessThanOrEqual(limit.most);
  expect(pieces.join(' ').match(/слово\d+/g)).toEqual(words);
  const talk = await guest.talk();
  expect(by('BOT', talk)).toHaveLength(1);
}

/** A webhook that comes twice is one message and has one answer. */
export async function doubled(stand: Stand): Promise<void> {
  const guest = await visit(stand);
  const words = 'the same once more';
  await stand.shared.account.double(words);
  await guest.say(`#echo ${words}`);
  const { transcript } = stand.house.simulator.control;
  const bot = stand.shared.account.id;
  await until(
    () => transcript.list({ method: 'webhook', bot }),
    (all) => all.filter((one) => one.request.text.includes(words) && one.status === 200).length > 1,
  );
  await guest.untilAnswer(...there);
  const talk = await guest.talk();
  expect(by('CONTACT', talk)).toHaveLength(1);
  expect(by('BOT', talk)).toHaveLength(1);
  expect(await guest.heard()).toHaveLength(1);
}

/** Two messages of which the later one comes first are both there, once, and both are answered. */
export async function disordered(stand: Stand): Promise<void> {
  const guest = await visit(stand, await stand.open());
  await guest.sayTwisted('#echo said before', '#echo said after');
  const all = await until(
    async () => (await guest.heard()).join('\n'),
    (heard) => heard.includes('said before') && heard.includes('said after'),
    60_000,
  );
  for (const words of ['said before', 'said after']) expect(all.split(words)).toHaveLength(2);
  const talk = await guest.untilTalk((one) => by('CONTACT', one).length > 1);
  expect(
    by('CONTACT', talk)
      .map(({ text }) => text)
      .sort(),
  ).toEqual(['#echo said after', '#echo said before']);
}

/** Several messages in one breath have one answer. */
export async function merged(stand: Stand): Promise<void> {
  const guest = await visit(stand, await stand.open({ mergeWindowMs: 1_500 }));
  for (const text of ['Hello', 'I have a question', '#echo all in one']) await guest.say(text);
  const heard = await guest.hears(1);
  expect(heard).toEqual([expect.stringContaining('all in one')]);
  await guest.untilAnswer(...there);
  const talk = await guest.talk();
  expect(by('CONTACT', talk)).toHaveLength(3);
  expect(by('BOT', talk)).toHaveLength(1);
}

function lengthOf(text: string, { unit }: Limits['text']): number {
  if (unit === 'BYTES') return Buffer.byteLength(text);
  return unit === 'UTF16' ? text.length : [...text].length;
}
