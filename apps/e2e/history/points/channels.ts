import { untilChannel, type Shop } from '../../src/shop.ts';
import { act } from './acts.ts';
import { readyShop, type Scene, type Stage } from './stage.ts';

/** A bot of its own for scenes that stop and start one, so that the talking one is left in peace. */
const shops = new WeakMap<object, Map<string, Promise<Shop>>>();

function shopOf(at: Stage, transport: 'POLLING' | 'WEBHOOK'): Promise<Shop> {
  const known = shops.get(at.house) ?? new Map<string, Promise<Shop>>();
  shops.set(at.house, known);
  const shop = known.get(transport) ?? readyShop(at.house, { transport });
  known.set(transport, shop);
  return shop;
}

async function stopped(at: Stage, shop: Shop): Promise<void> {
  await act.stopBot(at.owner, shop.botId);
  await untilChannel(at.owner, shop, 'STOPPED', 30_000);
}

async function running(at: Stage, shop: Shop): Promise<void> {
  await act.startBot(at.owner, shop.botId);
  await untilChannel(at.owner, shop, 'OK', 60_000);
}

/** A stopped bot is started, and the process dies while its channel is taken up. */
export function rising(transport: 'POLLING' | 'WEBHOOK' = 'POLLING'): Scene {
  return async (at) => {
    const shop = await shopOf(at, transport);
    await stopped(at, shop);
    await at.dies(() => act.startBot(at.owner, shop.botId));
    await running(at, shop);
    await at.works();
  };
}

/** A webhook of ours from former times has to be taken down before the bot can poll. */
export const unhooking: Scene = async (at) => {
  const shop = await shopOf(at, 'POLLING');
  await stopped(at, shop);
  const { simulator } = at.house.line;
  const hook = encodeURIComponent(`${at.house.publicUrl}/hooks/telegram/${shop.channelId}`);
  await simulator.control.telegram.configure({ local: true });
  await fetch(`${simulator.telegramRoot}/bot${shop.token}/setWebhook?url=${hook}`);
  await at.dies(() => act.startBot(at.owner, shop.botId));
  await running(at, shop);
  await at.works();
};

/** A running bot is stopped, and the process dies while its channel is given back. */
export const falling: Scene = async (at) => {
  const shop = await shopOf(at, 'POLLING');
  await running(at, shop);
  await at.dies(() => act.stopBot(at.owner, shop.botId));
  await running(at, shop);
  await at.works();
};

/** An update comes by webhook for a channel that the runner does not hold. */
export const strangersHook: Scene = async (at) => {
  const shop = await shopOf(at, 'WEBHOOK');
  await stopped(at, shop);
  // Until the runner has let go of the channel it knows it without asking.
  const knock = async () => {
    for (;;) {
      await fetch(`${at.house.publicUrl}/hooks/telegram/${shop.channelId}`, {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': 'no-secret-at-all' },
      });
    }
  };
  await at.dies(knock);
  await running(at, shop);
  await at.works();
};
