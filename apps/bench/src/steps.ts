import { until, type Line } from '@cbf/e2e';
import { startBareBot } from './baseline.ts';
import type { Feed, Sight } from './feed.ts';
import { arrivals, talk, type Round } from './talk.ts';

/** A round's steps: how long after each customer's message they came, in ms. */
export type Steps = Record<string, number[]>;

/** Runs one round through the line; a step that never came has no times. */
export async function measureLine(line: Line, feed: Feed, round: Round): Promise<Steps> {
  const wrote = await talk(line.simulator, round);
  const sightOf = (mark: string): Sight => feed.seen.get(mark) ?? {};
  // Telegram may have the last answer before the feed has its receipt.
  await until(
    async () => [...wrote.keys()].filter((mark) => sightOf(mark).modelMs === undefined),
    (missing) => missing.length === 0,
  );
  const sent = await arrivals(line.simulator, 'sendMessage');
  const drafted = await arrivals(line.simulator, 'sendMessageDraft');
  const since = (
    of: (mark: string, sight: Sight) => number | undefined,
    less: keyof Sight | '' = '',
  ) =>
    [...wrote].flatMap(([mark, at]) => {
      const sight = sightOf(mark);
      const then = of(mark, sight);
      return then === undefined ? [] : [then - at - (less === '' ? 0 : (sight[less] ?? 0))];
    });
  return {
    stored: since((_, { storedAt }) => storedAt),
    'first words on the page': since((_, { shownAt }) => shownAt),
    '… without the model': since((_, { shownAt }) => shownAt, 'firstTokenMs'),
    'first words at Telegram': since((mark) => drafted.get(mark)),
    sent: since((mark) => sent.get(mark)),
    [net]: since((mark) => sent.get(mark), 'modelMs'),
    'model, by the receipt': [...wrote.keys()].flatMap((mark) => sightOf(mark).modelMs ?? []),
  };
}

/** The step that is compared with the bare bot's. */
export const net = 'sent, without the model';

/** Runs a round through a bot that has no product around it. */
export async function measureBare(
  { simulator }: Line,
  round: Omit<Round, 'bots'>,
): Promise<{ sent: number[]; net: number[] }> {
  const bot = await startBareBot(simulator);
  try {
    const wrote = await talk(simulator, { ...round, bots: [bot.id] });
    const arrived = await arrivals(simulator, 'sendMessage');
    const took = [...wrote].map(([mark, at]) => {
      const sent = (arrived.get(mark) ?? Number.NaN) - at;
      return { sent, net: sent - (bot.modelMs.get(mark) ?? Number.NaN) };
    });
    return { sent: took.map(({ sent }) => sent), net: took.map((each) => each.net) };
  } finally {
    await bot.stop();
  }
}
