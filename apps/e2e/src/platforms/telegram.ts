import type { Simulator } from '@cbf/simulator/launch';
import { statusOf, unknownHere, type Account, type Driver, type Guest } from './driver.ts';
import { cuts, failOnce, type Faults } from './fault.ts';

const sendsBy = 'sendMessage';
const faults: Faults = {
  ...cuts,
  rate: { kind: 'status', status: 429, retryAfter: 1 },
  refused: { kind: 'status', status: 400 },
  blocked: { kind: 'status', status: 403 },
  window: { kind: 'status', status: 400 },
};

/** Telegram: no window, no key by which a send could be recognised, no app for the business. */
export const telegram: Driver = {
  platform: 'TELEGRAM',
  without: {
    window: {
      because: 'a bot may write at any time to whoever wrote to it once',
      isSo: ({ windowHours }) => windowHours === null,
    },
    'handover in the app': { because: 'nobody but the program writes as a bot' },
  },
  wish: { transport: 'WEBHOOK' },
  sendsBy,
  restMs: 1_000,
  afterCut: { times: 2, marked: true },
  async openAccount(control, name): Promise<Account> {
    const { id, token } = await control.telegram.issueBot({ name });
    const call = { platform: 'telegram', bot: id } as const;
    return {
      id: String(id),
      given: { credential: token },
      wrong: { credential: '123456:AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' },
      secrets: [token.split(':')[1] ?? token],
      // The runner tells Telegram itself.
      arrange: () => Promise.resolve(),
      forge: (hookUrl, text) => forge(hookUrl, text),
      enter: (guest) => enter(control, id, guest),
      fail: (how, words) => failOnce(control, { ...call, method: sendsBy }, faults[how], words),
      double: (words) =>
        failOnce(control, { ...call, method: 'webhook' }, { kind: 'duplicate' }, words),
      revoke: async () => void (await control.telegram.revoke(id)),
    };
  },
};

async function enter(control: Simulator['control'], bot: number, name: string): Promise<Guest> {
  const { telegram: world } = control;
  const { id: customer } = await world.customer({ name, languageCode: 'en' });
  const seat = { bot, customer };
  return {
    name,
    ids: [String(customer)],
    say: async (text) => void (await world.say({ ...seat, text })),
    sendPicture: async (bytes) => {
      await world.say({ ...seat, photo: { base64: bytes.toString('base64') } });
    },
    async sayTwisted(first, second) {
      const call = { platform: 'telegram', bot, method: 'webhook' } as const;
      // Held back for a moment, so that the second one is there to go before it.
      await failOnce(control, call, { kind: 'delay', ms: 100 }, first);
      await failOnce(control, call, { kind: 'reorder' }, first);
      await world.lines([first, second].map((text) => ({ ...seat, text })));
    },
    saidBefore: unknownHere('window'),
    isAnsweredInApp: unknownHere('app for a business'),
    pictures: async () =>
      (await world.chat(seat)).messages.filter((one) => one.from === 'bot' && 'photo' in one)
        .length,
    heard: async () =>
      (await world.chat(seat)).messages
        .filter(({ from }) => from === 'bot')
        .map(({ text, caption }) => text ?? caption ?? ''),
  };
}

async function forge(hookUrl: string, text: string): Promise<number[]> {
  const from = { id: 7, is_bot: false, first_name: 'Nobody' };
  const chat = { id: 7, type: 'private', first_name: 'Nobody' };
  const message = { message_id: 1, date: Math.floor(Date.now() / 1_000), from, chat, text };
  const body = JSON.stringify({ update_id: 1, message });
  const header = 'x-telegram-bot-api-secret-token';
  const all = [{}, { [header]: '' }, { [header]: 'a-guess' }];
  return Promise.all(all.map((headers) => statusOf(hookUrl, body, headers)));
}
