import { setTimeout as pause } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { until } from '../../src/until.ts';
import { whatsapp } from '../../src/platforms/whatsapp.ts';
import { untilChannel } from '../../src/shop.ts';
import { act, see } from './acts.ts';
import { admin } from './house.ts';
import { readyShop, type Scene } from './stage.ts';

/** Somebody registers: the account is there or is not, and whoever has one can sign in. */
export const registering: Scene = async (at) => {
  const [guest, username] = [await at.house.newcomer(), `person_${randomUUID().slice(0, 8)}`];
  const password = `pw-${randomUUID()}`;
  await at.dies(() => act.register(guest, username, password));
  // The session is begun after the account was made.
  const made = at.point !== 'commit:sign-up:before';
  await (made ? act.signIn : act.register)(guest, username, password);
  expect(await see.viewer(guest)).toBe('MEMBER');
};

/** Somebody signs out: the session has ended or goes on, and signing out again works. */
export const signingOut: Scene = async (at) => {
  const guest = await at.house.newcomer();
  await at.dies(() => act.signOut(guest));
  expect(await see.viewer(guest)).toBe(at.done ? 'GUEST' : 'MEMBER');
  await act.signOut(guest);
  expect(await see.viewer(guest)).toBe('GUEST');
};

/** A password is changed: from that moment, and not before, other sessions are over. */
export const changingPassword: Scene = async (at) => {
  const [guest, elsewhere] = [await at.house.newcomer(), await at.house.newcomer()];
  await act.signIn(elsewhere, guest.username, guest.password);
  const next = `pw-${randomUUID()}`;
  await at.dies(() => act.changePassword(guest, guest.password, next));
  expect(await see.viewer(elsewhere)).toBe(at.done ? 'GUEST' : 'MEMBER');
  expect(await see.viewer(guest)).toBe('MEMBER');
  await act.signIn(elsewhere, guest.username, at.done ? next : guest.password);
};

/** The api dies while it starts; the next start makes up for it. */
export const starting: Scene = async (at) => {
  await at.diesAtStart();
  await act.signIn(await at.house.newcomer(), admin.username, admin.password);
  await at.works();
};

/** A runner introduces itself, and the api dies of it. */
export const greeting: Scene = async (at) => {
  await at.house.kill('runner');
  await at.dies(() => at.house.revive('runner'));
  await at.works();
};

/** A key that the model refused is good again: a runner that starts finds out, and says so. */
export const keyGoodAgain: Scene = async (at) => {
  const { faults } = at.house.line.simulator.control;
  const { customer } = await at.customer();
  await faults.add({
    platform: 'gemini',
    action: { kind: 'gemini', outcome: 'error', error: 'leaked' },
  });
  await customer.say('#echo with a key that is refused');
  await untilChannel(at.owner, at.shop, 'MODEL_KEY_INVALID', 30_000);
  await at.house.kill('runner');
  await faults.clear();
  await at.dies(() => at.house.revive('runner'));
  await untilChannel(at.owner, at.shop, 'OK', 60_000);
  await at.works();
};

/** The runner dies while it introduces itself. */
export const beingGreeted: Scene = async (at) => {
  await at.diesAtStart();
  await at.works();
};

/** Somebody asks whether a token works; who asks again is told. */
export const tryingToken: Scene = async (at) => {
  const { token } = await at.house.line.simulator.control.telegram.issueBot({});
  await at.dies(() => act.checkCredential(at.owner, token));
  const { ok } = await until(
    () => act.checkCredential(at.owner, token).catch(() => ({ ok: false })),
    (answer) => answer.ok,
    30_000,
  );
  expect(ok).toBe(true);
};

/** The same with the values of a WhatsApp number. */
export const tryingNumber: Scene = async (at) => {
  const account = await whatsapp.openAccount(at.house.line.simulator.control, 'Tried');
  const check = () => act.checkNumber(at.owner, account.given);
  await at.dies(check);
  const { ok } = await until(
    () => check().catch(() => ({ ok: false })),
    (answer) => answer.ok,
    30_000,
  );
  expect(ok).toBe(true);
};

/** Somebody has a channel checked that a runner holds, or that nobody holds. */
export function checking(held: boolean): Scene {
  return async (at) => {
    const shop = held ? at.shop : await readyShop(at.house);
    if (!held) {
      await act.stopBot(at.owner, shop.botId);
      await untilChannel(at.owner, shop, 'STOPPED', 30_000);
    }
    // A runner that has just let go is still asked for a moment, in vain: it is asked for again.
    let isOver = false;
    void at.house.line.api().ended.then(() => (isOver = true));
    await at.dies(async () => {
      while (!isOver) {
        await act.checkChannel(at.owner, shop.channelId).catch(() => pause(200));
      }
    });
    await until(
      () => act.checkChannel(at.owner, shop.channelId).catch(() => null),
      (id) => id === shop.channelId,
      30_000,
    );
    if (!held) await act.deleteBot(at.owner, shop.botId);
  };
}

/** A platform tells what became of a message: told again, it is the same. */
export const receipts: Scene = async (at) => {
  const { line, runnerKey } = at.house;
  const { customer, shown } = await at.telegramCustomer();
  await customer.say('#echo was it read');
  await customer.hears(1, 30_000);
  await until(shown, (all) => all[1]?.deliveryState === 'SENT');
  const platformMessageId = String((await customer.chat()).messages.at(-1)?.message_id);
  const receipt = { platformMessageId, state: 'READ', at: new Date().toISOString() };
  const tell = () =>
    fetch(`${line.apiUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${runnerKey}` },
      body: JSON.stringify({
        query: `mutation Tell($channelId: ID!, $receipts: [ReceiptInput!]!) {
          recordReceipts(channelId: $channelId, receipts: $receipts)
        }`,
        variables: { channelId: at.shop.channelId, receipts: [receipt] },
      }),
    });
  await at.dies(tell);
  const read = async () => (await shown())[1]?.deliveryState;
  expect(await read()).toBe(at.done ? 'READ' : 'SENT');
  await tell();
  expect(await read()).toBe('READ');
};
