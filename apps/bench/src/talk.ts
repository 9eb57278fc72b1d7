import { randomBytes } from 'node:crypto';
import { setTimeout as rest } from 'node:timers/promises';
import type { Line } from '@cbf/e2e';

type Simulator = Line['simulator'];

/** The mark by which a measured message and its answer are found wherever they come by. */
export const markIn = (text: string) => /\bq[0-9a-f]{6}n\d+\b/.exec(text)?.[0];

/** How customers write in one round. */
export interface Round {
  /** The bots' numbers on the simulator; customers are spread over them. */
  readonly bots: readonly number[];
  readonly count: number;
  /** Messages that are under way at the same time. */
  readonly inFlight: number;
  /** Customers who take turns. A chat is left alone for a second after an answer (see `quietMs`). */
  readonly customers: number;
  /** Letters that the model is asked to answer. */
  readonly letters: number;
}

// Telegram lets a bot write to one chat once a second and the runner keeps to that, which would be
// measured instead of the line when a customer wrote again at once.
const quietMs = 1_050;

/**
 * Lets customers write to bots and hear the answers; when each measured message was written, by its
 * mark. Everyone says one thing before, so that nobody is new. Throws when an answer does not come.
 */
export async function talk({ control }: Simulator, round: Round): Promise<Map<string, number>> {
  const { telegram } = control;
  const name = `q${randomBytes(3).toString('hex')}`;
  const filler = 'tea and sugar '.repeat(round.letters / 14);
  const wrote = new Map<string, number>();

  const sayAndHear = async (seat: { bot: number; customer: number }, words: string) => {
    const { messageId } = await telegram.say({ ...seat, text: `#echo ${words} ${filler}` });
    const after = messageId ?? 0;
    // A greeting may come first.
    for (let count = 1; ; count += 1) {
      const heard = await telegram.wait({ ...seat, after, count, timeoutMs: 60_000 });
      if (heard.some(({ text }) => text?.includes(words))) return;
    }
  };
  const enter = async (_: unknown, at: number) => {
    const { id } = await telegram.customer({ name: `Guest ${at + 1}`, languageCode: 'en' });
    const seat = { bot: round.bots[at % round.bots.length] ?? 0, customer: id };
    await sayAndHear(seat, 'welcome');
    return { ...seat, heardAt: Date.now() };
  };
  const waiting = await Promise.all(Array.from({ length: round.customers }, enter));

  let next = 0;
  const write = async () => {
    while (next < round.count) {
      const mark = `${name}n${(next += 1)}`;
      const guest = waiting.shift();
      if (guest === undefined) throw new Error('A round needs as many customers as are in flight.');
      await rest(Math.max(0, guest.heardAt + quietMs - Date.now()));
      wrote.set(mark, Date.now());
      await sayAndHear(guest, mark);
      waiting.push({ ...guest, heardAt: Date.now() });
    }
  };
  await Promise.all(Array.from({ length: round.inFlight }, write));
  return wrote;
}

/** When the simulated Telegram first got a call of this method for each mark. */
export async function arrivals(
  { control }: Simulator,
  method: 'sendMessage' | 'sendMessageDraft',
): Promise<Map<string, number>> {
  const first = new Map<string, number>();
  for (const { at, request } of await control.transcript.list({ method })) {
    const mark = markIn(request.text);
    if (mark !== undefined && !first.has(mark)) first.set(mark, Date.parse(at));
  }
  return first;
}
