import { connectBot, newBot, untilChannel, type Shop } from '../../src/shop.ts';
import { act } from './acts.ts';
import { readyShop, type Scene, type Stage } from './stage.ts';

/** How a bot of a scene gets its updates. */
type Way = 'POLLING' | 'WEBHOOK' | 'WHATSAPP' | 'INSTAGRAM';

/** A bot of its own for scenes that stop and start one, so that the talking one is left in peace. */
const shops = new WeakMap<object, Map<Way, Promise<Opened>>>();

type Opened = Pick<Shop, 'botId' | 'channelId'>;

function shopOf<W extends Way>(
  at: Stage,
  way: W,
): Promise<W extends 'POLLING' | 'WEBHOOK' ? Shop : Opened>;
function shopOf(at: Stage, way: Way): Promise<Opened> {
  const known = shops.get(at.house) ?? new Map<Way, Promise<Opened>>();
  shops.set(at.house, known);
  const shop = known.get(way) ?? open(at, way);
  known.set(way, shop);
  return shop;
}

async function open({ house }: Stage, way: Way): Promise<Opened> {
  if (way === 'POLLING' || way === 'WEBHOOK') return readyShop(house, { transport: way });
  const botId = await newBot(house.owner);
  // An account that the simulator issues comes with its app, whose address the runner sets.
  const channelId = await connectBot(house.owner, botId, way);
  return { botId, channelId };
}

async function stopped(at: Stage, shop: Opened): Promise<void> {
  await act.stopBot(at.owner, shop.botId);
  await untilChannel(at.owner, shop, 'STOPPED', 30_000);
}

async function running(at: Stage, shop: Opened): Promise<void> {
  await act.startBot(at.owner, shop.botId);
  await untilChannel(at.owner, shop, 'OK', 60_000);
}

/** A stopped bot is started, and the process dies while its channel is taken up. */
export function rising(way: Way = 'POLLING'): Scene {
  return async (at) => {
    const shop = await shopOf(at, way);
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
