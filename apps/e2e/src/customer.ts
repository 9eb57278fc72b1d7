import type { Line } from './line.ts';
import type { Shop } from './shop.ts';
import { until } from './until.ts';

/** A customer who writes to one bot by the simulated Telegram. */
export type Customer = Awaited<ReturnType<typeof enter>>;

/** A new customer at the door of a bot; says nothing yet. */
export async function enter(
  line: Line,
  shop: Shop,
  who: { name?: string; language?: string } = {},
) {
  const { telegram } = line.simulator.control;
  const { id } = await telegram.customer({
    name: who.name ?? 'Dilnoza',
    languageCode: who.language ?? 'en',
  });
  const seat = { bot: shop.simulated, customer: id };
  const texts = async () =>
    (await telegram.chat(seat)).messages
      .filter(({ from }) => from === 'bot')
      .map(({ text }) => text ?? '');
  return {
    seat,
    say: (text: string) => telegram.say({ ...seat, text }),
    press: (messageId: number, data: string) => telegram.press({ ...seat, messageId, data }),
    chat: () => telegram.chat(seat),
    /** All that the bot has written so far. */
    texts,
    /** Waits until the bot has written this often; gives all its texts. */
    hears: (count: number, timeoutMs?: number) =>
      until(texts, (all) => all.length >= count, timeoutMs),
  };
}
