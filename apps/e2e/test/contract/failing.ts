import { expect } from 'vitest';
import { by, operator } from '../../src/inbox.ts';
import { operation } from '../../src/owner.ts';
import { channelOf, untilChannel } from '../../src/shop.ts';
import type { Stall } from '../../src/platforms/stall.ts';
import { there, visit, type Stand } from './stand.ts';

const Check = operation<
  { checkCredential: { ok: boolean; statusCode: string; displayName: string | null } },
  Record<string, unknown>
>(`
  mutation Check(
    $platform: Platform!
    $credential: String
    $whatsapp: WhatsappCredentialInput
    $instagram: InstagramCredentialInput
  ) {
    checkCredential(
      platform: $platform
      mode: SANDBOX
      credential: $credential
      whatsapp: $whatsapp
      instagram: $instagram
    ) { ok statusCode displayName }
  }
`);

/** A good credential is known by the name of its account, a wrong one as such, before it is stored. */
export async function verified({ house, owner, driver, shared }: Stand): Promise<void> {
  const { platform } = driver;
  const fresh = await driver.openAccount(house.simulator.control, 'Choyxona');
  const ask = async (given: Readonly<Record<string, unknown>>) =>
    (await owner.ask(Check, { platform, ...given })).checkCredential;
  expect(await ask(fresh.given)).toEqual({ ok: true, statusCode: 'OK', displayName: 'Choyxona' });
  expect(await ask(fresh.wrong)).toMatchObject({ ok: false, statusCode: 'WRONG_TOKEN' });
  expect(await channelOf(owner, shared)).toMatchObject({ status: 'ACTIVE' });
}

/** A wait that the platform asks for is kept to the end; then the answer arrives, once. */
export async function waits(stand: Stand): Promise<void> {
  const stall = await stand.open();
  const guest = await visit(stand, stall);
  await stall.account.fail('rate', 'in good time');
  await guest.say('#echo in good time');
  expect(await guest.hears(1)).toHaveLength(1);
  const answer = await guest.untilAnswer(...there);
  expect(answer.maybeTwice).toBe(false);
  const [first, second, ...more] = await sends(stand, stall, 'in good time');
  expect(more).toEqual([]);
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(stand.driver.restMs - 20);
}

/** What the platform finds wrong is shown with its reason, asked once, and holds nothing up. */
export async function refused(stand: Stand): Promise<void> {
  const guest = await visit(stand);
  await stand.shared.account.fail('refused', 'found wrong');
  await guest.say('#echo found wrong');
  const answer = await guest.untilAnswer('FAILED');
  expect(answer.deliveryReason).toMatch(/^.{10,}[.!]$/);
  expect(await sends(stand, stand.shared, 'found wrong')).toHaveLength(1);
  await guest.say('#echo and on it goes');
  expect(await guest.hears(1)).toEqual([expect.stringContaining('and on it goes')]);
}

/** Who cannot be reached is known as such, and is not written to again. */
export async function blocked(stand: Stand): Promise<void> {
  const guest = await visit(stand);
  await stand.shared.account.fail('blocked', 'to nobody');
  await guest.say('#echo to nobody');
  const answer = await guest.untilAnswer('FAILED');
  expect(answer.deliveryCode).toBe('BLOCKED');
  expect((await guest.talk())?.contact.blockedAt).not.toBeNull();
  expect(await sends(stand, stand.shared, 'to nobody')).toHaveLength(1);
  expect(await guest.heard()).toEqual([]);
}

/** A send that never reached the platform is made again, and its owner told that nobody knew. */
export async function lostBefore(stand: Stand): Promise<void> {
  const guest = await visit(stand);
  await stand.shared.account.fail('cut before', 'lost on the way');
  await guest.say('#echo lost on the way');
  expect(await guest.hears(1)).toHaveLength(1);
  const answer = await guest.untilAnswer(...there);
  expect(answer.maybeTwice).toBe(true);
  expect(await guest.heard()).toHaveLength(1);
}

/**
 * A send whose answer was lost is settled by what the platform tells of it where it does; where it
 * cannot be known, it is made once more, and marked so.
 */
export async function lostAfter(stand: Stand): Promise<void> {
  const { times, marked } = stand.driver.afterCut;
  const guest = await visit(stand);
  await stand.shared.account.fail('cut after', 'there all the same');
  await guest.say('#echo there all the same');
  await guest.hears(times);
  const answer = await guest.untilAnswer(...there);
  expect(answer.maybeTwice).toBe(marked);
  const talk = await guest.talk();
  expect(by('BOT', talk)).toHaveLength(1);
  expect(await sends(stand, stand.shared, 'there all the same')).toHaveLength(times);
  expect(await guest.heard()).toHaveLength(times);
}

/** A token that dies stops its channel, in words; what was to be sent waits and is shown waiting. */
export async function dies(stand: Stand): Promise<void> {
  const { owner } = stand;
  const stall = await stand.open();
  const guest = await visit(stand, stall);
  await guest.say('#echo hello');
  await guest.hears(1);
  const { id } = await guest.untilTalk((one) => by('BOT', one).length > 0);
  await operator.takeOver(owner, id);
  await stall.account.revoke();
  await operator.write(owner, id, 'Does this arrive');
  const channel = await untilChannel(owner, stall, 'WRONG_TOKEN', 60_000);
  expect(channel.status).toBe('INACTIVE');
  expect(channel.statusReason).toMatch(/^.{10,}[.!]$/);
  const talk = await guest.untilTalk((one) => by('OPERATOR', one)[0]?.deliveryState === 'QUEUED');
  expect(by('OPERATOR', talk)[0]?.deliveryCode).toBe('WRONG_TOKEN');
  expect((await sends(stand, stall, 'Does this arrive')).length).toBeLessThanOrEqual(1);
  expect(await guest.heard()).toHaveLength(1);
}

/** When messages with these words were sent, ms. */
async function sends({ house, driver }: Stand, { account }: Stall, words: string) {
  const { transcript } = house.simulator.control;
  const calls = await transcript.list({ method: driver.sendsBy, bot: account.id });
  return calls.filter((one) => one.request.text.includes(words)).map(({ at }) => Date.parse(at));
}
