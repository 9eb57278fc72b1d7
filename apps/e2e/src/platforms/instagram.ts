import { randomUUID } from 'node:crypto';
import type { Simulator } from '@cbf/simulator/launch';
import { z } from 'zod';
import type { Account, Driver, Guest } from './driver.ts';
import { cuts, failOnce, type Faults } from './fault.ts';
import { ago, forgeMeta, twisted } from './meta.ts';

const faults: Faults = {
  ...cuts,
  rate: { kind: 'graph', code: 613 },
  refused: { kind: 'graph', code: 100 },
  blocked: { kind: 'graph', code: 100, subcode: 2_534_014 },
  window: { kind: 'graph', code: 10, subcode: 2_534_022, status: 403 },
};

/** Instagram: each message comes back as an echo, which settles what became of its send. */
export const instagram: Driver = {
  platform: 'INSTAGRAM',
  without: {},
  wish: {},
  sendsBy: 'messages',
  restMs: 5_000,
  afterCut: { times: 1, marked: false },
  async openAccount(control, name, wanted): Promise<Account> {
    const wish = { name, ...(wanted !== undefined && { id: wanted }) };
    const { id, appId, appSecret, token } = await control.instagram.openAccount(wish);
    const given = { token, appSecret };
    const call = { platform: 'instagram', bot: id } as const;
    return {
      id,
      given: { instagram: given },
      wrong: { instagram: { ...given, token: `IGAA${'x'.repeat(40)}` } },
      secrets: [token, appSecret],
      arrange: ({ hookUrl: url, verifyToken }) =>
        control.meta.subscribe({ app: appId, topic: 'instagram', url, verifyToken }),
      forge: (hookUrl, text) => forgeMeta(hookUrl, hookOf(id, eventOf(id, '7', text)), appSecret),
      enter: (guest) => enter(control, { account: id, appId }, guest),
      fail: (how, words) => failOnce(control, { ...call, method: 'messages' }, faults[how], words),
      double: (words) =>
        failOnce(control, { ...call, method: 'webhook' }, { kind: 'duplicate' }, words),
      revoke: async () => void (await control.meta.revoke(token)),
    };
  },
};

const Written = z.object({ text: z.string() });

async function enter(
  control: Simulator['control'],
  { account, appId }: { account: string; appId: string },
  name: string,
): Promise<Guest> {
  const { instagram: world } = control;
  const { id: customer } = await world.customer({ name });
  const seat = { account, customer };
  const { scopedId } = await world.chat(seat);
  const say = async (text: string) => void (await world.say({ ...seat, text }));
  return {
    name,
    ids: [scopedId],
    say,
    sendPicture: async (bytes) => {
      const image = { base64: bytes.toString('base64'), mimeType: 'image/jpeg' };
      await world.say({ ...seat, image });
    },
    sayTwisted: (first, second) =>
      twisted(control, appId, async () => {
        await say(first);
        await say(second);
      }),
    async saidBefore(hours, text) {
      await world.inject({ account, value: eventOf(account, scopedId, text, ago(hours)) });
    },
    isAnsweredInApp: async (text) => void (await world.echo({ ...seat, text })),
    pictures: async () =>
      (await world.chat(seat)).messages.filter(
        ({ from, content }) => from === 'bot' && 'attachment' in content,
      ).length,
    heard: async () =>
      (await world.chat(seat)).messages
        .filter(({ from }) => from === 'bot')
        .map(({ content }) => Written.safeParse(content).data?.text ?? ''),
  };
}

/** A webhook of one event. */
function hookOf(account: string, event: object): object {
  return { object: 'instagram', entry: [{ id: account, time: ago(0), messaging: [event] }] };
}

function eventOf(account: string, from: string, text: string, timestamp = ago(0)) {
  return {
    ...{ sender: { id: from }, recipient: { id: account }, timestamp },
    message: { mid: `mid.${randomUUID()}`, text },
  };
}
