import { setTimeout as pause } from 'node:timers/promises';
import type { House } from './house.ts';

/** Where customers write. */
export type PlatformName = 'TELEGRAM' | 'WHATSAPP' | 'INSTAGRAM';

type Control = ReturnType<House['simulator']>['control'];

/** A customer's place before a bot, by the numbers of the platform. */
export interface Seat {
  readonly on: PlatformName;
  readonly account: string;
  readonly customer: number;
}

/** A line that the platform has taken. */
export interface Said {
  readonly messageId: string;
}

/** The platforms as their many customers use them: few requests carry what all of them do. */
export interface Platform {
  /** Says a line; null when the platform did not take it. */
  say(seat: Seat, text: string): Promise<Said | null>;
  /** Changes a line that was said on Telegram, likewise. */
  change(seat: Seat, said: Said, text: string): Promise<Said | null>;
  /** The bot's newest message to somebody, if newer than `after`; waits for one for so long. */
  hear(seat: Seat, after: number, withinMs: number): Promise<number>;
  stop(): Promise<void>;
}

interface Line {
  readonly seat: Seat;
  readonly text: string;
  readonly changes?: Said;
  readonly done: (said: Said | null) => void;
}

const TOGETHER_MS = 10;
const LISTEN_MS = 40;
const WAIT_MS = 2_000;

/** Opens the way to a house's platforms; one that is down takes nothing, and is asked again. */
export function openPlatform(house: House): Platform {
  const control = () => house.simulator().control;
  let stopped = false;

  let waiting: Line[] = [];
  const send = () => {
    const sent = waiting;
    waiting = [];
    for (const on of ['TELEGRAM', 'WHATSAPP', 'INSTAGRAM'] as const) {
      const lines = sent.filter(({ seat }) => seat.on === on);
      if (lines.length === 0) continue;
      void tell(control(), on, lines)
        .catch((): (Said | null)[] => [])
        .then((told) => lines.forEach(({ done }, at) => done(told[at] ?? null)));
    }
  };
  const put = (line: Omit<Line, 'done'>) =>
    new Promise<Said | null>((done) => {
      if (waiting.length === 0) setTimeout(send, TOGETHER_MS);
      waiting.push({ ...line, done });
    });

  const newest = new Map<string, number>();
  const ears = new Map<string, () => void>();
  const listen = async (hear: Listen) => {
    let place: { run?: string; after?: number } = {};
    while (!stopped) {
      const page = await hear(control(), { ...place, timeoutMs: WAIT_MS }).catch(() => null);
      if (page) place = { run: page.run, after: page.next };
      for (const { name, number } of page?.messages ?? []) {
        newest.set(name, number);
        ears.get(name)?.();
      }
      await pause(LISTEN_MS);
    }
  };
  const listening = [listen(onTelegram), listen(onMeta)];

  return {
    say: (seat, text) => put({ seat, text }),
    change: (seat, changes, text) => put({ seat, text, changes }),
    hear: ({ account, customer }, after, withinMs) => {
      const name = nameOf(account, customer);
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
      await Promise.all(listening);
    },
  };
}

async function tell(
  { telegram, whatsapp, instagram }: Control,
  on: PlatformName,
  lines: readonly Line[],
): Promise<(Said | null)[]> {
  switch (on) {
    case 'TELEGRAM': {
      const told = await telegram.lines(
        lines.map(({ seat: { account: bot, customer }, text, changes }) =>
          changes === undefined
            ? { bot, customer, text }
            : { bot, customer, edit: { messageId: Number(changes.messageId), text } },
        ),
      );
      return told.map((one) => one && { messageId: String(one.messageId) });
    }
    case 'WHATSAPP':
      return whatsapp.lines(
        lines.map(({ seat: { account: number, customer }, text }) => ({ number, customer, text })),
      );
    case 'INSTAGRAM':
      return instagram.lines(lines.map(({ seat, text }) => ({ ...seat, text })));
  }
}

interface Page {
  run: string;
  next: number;
  messages: { name: string; number: number }[];
}
type Listen = (
  control: Control,
  place: { run?: string; after?: number; timeoutMs: number },
) => Promise<Page>;

const onTelegram: Listen = async ({ telegram }, place) => {
  const { messages, ...rest } = await telegram.heard(place);
  const heard = messages.map(({ bot, customer, messageId: number }) => ({
    name: nameOf(String(bot), customer),
    number,
  }));
  return { ...rest, messages: heard };
};

const onMeta: Listen = async ({ meta }, place) => {
  const { messages, ...rest } = await meta.heard(place);
  const heard = messages.map(({ bot, customer, n: number }) => ({
    name: nameOf(bot, customer),
    number,
  }));
  return { ...rest, messages: heard };
};

function nameOf(account: string, customer: number): string {
  return `${account}:${customer}`;
}
