import { randomUUID } from 'node:crypto';
import type { Simulator } from '@cbf/simulator/launch';
import { z } from 'zod';
import type { Account, Driver, Guest } from './driver.ts';
import { cuts, failOnce, type Faults } from './fault.ts';
import { ago, forgeMeta, twisted } from './meta.ts';

const faults: Faults = {
  ...cuts,
  rate: { kind: 'graph', code: 130_429 },
  refused: { kind: 'graph', code: 131_009 },
  blocked: { kind: 'graph', code: 131_026 },
  window: { kind: 'graph', code: 131_047, later: true },
};

/** WhatsApp: each message carries our id, by which its status settles what became of its send. */
export const whatsapp: Driver = {
  platform: 'WHATSAPP',
  without: {},
  wish: {},
  sendsBy: 'messages',
  restMs: 5_000,
  afterCut: { times: 1, marked: false },
  async openAccount(control, name, wanted): Promise<Account> {
    const wish = { name, ...(wanted !== undefined && { id: wanted }) };
    const number = await control.whatsapp.openNumber(wish);
    const { id, businessId: wabaId, token, appSecret, appId } = number;
    const given = { phoneNumberId: id, wabaId, token, appSecret };
    const call = { platform: 'whatsapp', bot: id } as const;
    return {
      id,
      given: { whatsapp: given },
      wrong: { whatsapp: { ...given, token: `EAA${'x'.repeat(40)}` } },
      secrets: [token, appSecret],
      // The runner tells WhatsApp itself.
      arrange: () => Promise.resolve(),
      forge: (hookUrl, text) => forgeMeta(hookUrl, hookOf(id, [stranger, text, ago(0)]), appSecret),
      enter: (guest) => enter(control, { number: id, appId }, guest),
      fail: (how, words) => failOnce(control, { ...call, method: 'messages' }, faults[how], words),
      double: (words) =>
        failOnce(control, { ...call, method: 'webhook' }, { kind: 'duplicate' }, words),
      revoke: async () => void (await control.meta.revoke(token)),
    };
  },
};

const stranger = { phone: '998901112233', name: 'Nobody' };
const Written = z.union([
  z.object({ body: z.string() }).transform(({ body }) => body),
  z.object({ body: z.object({ text: z.string() }) }).transform(({ body }) => body.text),
  z.object({ caption: z.string() }).transform(({ caption }) => caption),
  z.object({ rendered: z.string() }).transform(({ rendered }) => rendered),
]);

async function enter(
  control: Simulator['control'],
  { number, appId }: { number: string; appId: string },
  name: string,
): Promise<Guest> {
  const { whatsapp: world } = control;
  const { id: customer, phone } = await world.customer({ name });
  const seat = { number, customer };
  const { userIds } = (await world.chat(seat)).customer;
  const say = async (text: string) => void (await world.say({ ...seat, text }));
  return {
    name,
    ids: [phone, ...Object.values(userIds)],
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
      const { value } = changeOf(number, [{ phone, name }, text, ago(hours)]);
      await world.inject({ number, value });
    },
    isAnsweredInApp: async (text) => void (await world.echo({ ...seat, text })),
    pictures: async () =>
      (await world.chat(seat)).messages.filter(
        ({ from, type }) => from === 'bot' && type === 'image',
      ).length,
    heard: async () =>
      (await world.chat(seat)).messages
        .filter(({ from, failure }) => from === 'bot' && failure === undefined)
        .map(({ content }) => Written.safeParse(content).data ?? ''),
  };
}

type Letter = [from: { phone: string; name: string }, text: string, at: number];

/** A webhook in which somebody writes to a number. */
function hookOf(number: string, letter: Letter): object {
  const entry = [{ id: '1', changes: [changeOf(number, letter)] }];
  return { object: 'whatsapp_business_account', entry };
}

function changeOf(number: string, [{ phone: from, name }, text, at]: Letter) {
  return {
    field: 'messages',
    value: {
      messaging_product: 'whatsapp',
      metadata: { phone_number_id: number, display_phone_number: '1' },
      contacts: [{ wa_id: from, profile: { name } }],
      messages: [
        {
          ...{ from, id: `wamid.${randomUUID()}`, timestamp: String(Math.floor(at / 1_000)) },
          ...{ type: 'text', text: { body: text } },
        },
      ],
    },
  };
}
