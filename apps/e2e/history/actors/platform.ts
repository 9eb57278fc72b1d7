import { setTimeout as pause } from 'node:timers/promises';
import type { House } from './house.ts';

type Telegram = ReturnType<House['simulator']>['control']['telegram'];
type Line = Parameters<Telegram['lines']>[0][number];
type Told = Awaited<ReturnType<Telegram['lines']>>[number];

/** A customer's place before a bot, by the numbers of the platform. */
export interface Seat {
  bot: number;
  customer: number;
}

/** The platform as its many customers use it: few requests carry what all of them do. */
export interface Platform {
  /** Says a line; null when the platform did not take it. */
  say(line: Line): Promise<Told>;
  /** The bot's newest message to somebody, if newer than `after`; waits for one for so long. */
  hear(seat: Seat, after: number, withinMs: number): Promise<number>;
  stop(): Promise<void>;
}

const TOGETHER_MS = 10;
const LISTEN_MS = 40;
const WAIT_MS = 2_000;

/** Opens the way to a house's platform; one that is down takes nothing, and is asked again. */
export function openPlatform(house: House): Platform {
  const telegram = () => house.simulator().control.telegram;
  let stopped = false;

  let waiting: { line: Line; done: (told: Told) => void }[] = [];
  const send = async () => {
    const sent = waiting;
    waiting = [];
    const told = await telegram()
      .lines(sent.map(({ line }) => line))
      .catch(() => []);
    for (const [at, { done }] of sent.entries()) done(told[at] ?? null);
  };

  const newest = new Map<string, number>();
  const ears = new Map<string, () => void>();
  const nameOf = ({ bot, customer }: Seat) => `${bot}:${customer}`;
  const listen = async () => {
    let place: { run?: string; after?: number } = {};
    while (!stopped) {
      const page = await telegram()
        .heard({ ...place, timeoutMs: WAIT_MS })
        .catch(() => null);
      if (page) place = { run: page.run, after: page.next };
      for (const { bot, customer, messageId } of page?.messages ?? []) {
        const name = nameOf({ bot, customer });
        newest.set(name, messageId);
        ears.get(name)?.();
      }
      await pause(LISTEN_MS);
    }
  };
  const listening = listen();

  return {
    say: (line) =>
      new Promise((done) => {
        if (waiting.length === 0) setTimeout(() => void send(), TOGETHER_MS);
        waiting.push({ line, done });
      }),
    hear: (seat, after, withinMs) => {
      const name = nameOf(seat);
      return new Promise((resolve) => {
        const finish = () => {
          clearTimeout(timer);
          ears.delete(name);
          resolve(Math.max(after, newest.get(name) ?? 0));
        };
        const timer = setTimeout(finish, withinMs);
        ears.set(name, () => {
          if ((newest.get(name) ?? 0) > after) finish();
        });
        ears.get(name)?.();
      });
    },
    stop: async () => {
      stopped = true;
      await listening;
    },
  };
}
