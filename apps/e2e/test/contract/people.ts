import { expect } from 'vitest';
import { by, operator } from '../../src/inbox.ts';
import { visit, type Stand } from './stand.ts';

/** While a person answers the bot is silent; their words arrive; handed back, the bot answers again. */
export async function takenOver(stand: Stand): Promise<void> {
  const { owner } = stand;
  const guest = await visit(stand);
  await guest.say('#echo hello');
  await guest.hears(1);
  const { id } = await guest.untilTalk((one) => by('BOT', one).length > 0);
  await operator.takeOver(owner, id);
  await guest.say('#echo not by the bot');
  await guest.untilTalk((one) => by('CONTACT', one).length === 2);
  await operator.write(owner, id, 'This is Dilnoza');
  expect((await guest.hears(2))[1]).toBe('This is Dilnoza');
  await operator.handBack(owner, id);
  await guest.say('#echo by the bot');
  expect((await guest.hears(3))[2]).toContain('by the bot');
  expect((await guest.heard()).join()).not.toContain('not by the bot');
}

/** A person who answers in the platform's own app has taken over. */
export async function takenOverInApp(stand: Stand): Promise<void> {
  const guest = await visit(stand);
  await guest.say('#echo hello');
  await guest.hears(1);
  await guest.isAnsweredInApp('This is Dilnoza, on her phone');
  const talk = await guest.untilTalk(({ mode }) => mode === 'HUMAN');
  expect(by('OPERATOR', talk).map(({ text }) => text)).toEqual(['This is Dilnoza, on her phone']);
  await guest.say('#echo not by the bot');
  await guest.untilTalk((one) => by('CONTACT', one).length === 2);
  expect((await guest.talk())?.openTurn).toBeNull();
}

/**
 * Nothing is sent once the window has closed: not by the bot, and not by a person when theirs has;
 * the inbox says why. The platform's own word for it is shown alike.
 */
export async function shut(stand: Stand): Promise<void> {
  const { owner } = stand;
  const [late, later, told] = [await visit(stand), await visit(stand), await visit(stand)];
  await late.saidBefore(25, '#echo too late for the bot');
  await later.saidBefore(8 * 24, 'Long ago');
  await late.untilTalk((talk) => by('CONTACT', talk).length === 1 && talk.openTurn === null);
  const { id } = await later.untilTalk((talk) => by('CONTACT', talk).length === 1);
  await expect(operator.write(owner, id, 'Too late for a person')).rejects.toMatchObject({
    code: 'BAD_STATE',
  });
  await stand.shared.account.fail('window', 'says the platform');
  await told.say('#echo closed, says the platform');
  const answer = await told.untilAnswer('FAILED');
  expect(answer.deliveryCode).toBe('WINDOW_CLOSED');
  for (const guest of [late, later, told]) expect(await guest.heard()).toEqual([]);
}
