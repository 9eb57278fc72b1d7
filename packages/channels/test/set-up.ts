import { launchSimulator, type Simulator } from '@cbf/simulator/launch';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { PollEnd, Received, Telegram, TelegramOptions, Trouble } from '../src/index.ts';
import { createTelegram } from '../src/index.ts';

/** A poll loop that is running, what it handed over and how it ended. */
export interface Polling {
  batches: Received[][];
  troubles: (Trouble | null)[];
  ended: Promise<PollEnd>;
  stop: () => Promise<PollEnd>;
  /** Resolves when so many updates were handed over. */
  received: (count: number) => Promise<Received[]>;
}

/** A simulator for one test file, empty before each test; what a test starts is stopped after it. */
export function simulated() {
  let running: Simulator | undefined;
  const simulator = () => {
    if (!running) throw new Error('The simulator is not running yet.');
    return running;
  };
  const stops: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    running = await launchSimulator();
  });
  afterAll(() => running?.stop());
  beforeEach(() => simulator().control.reset());
  afterEach(async () => {
    await Promise.all(stops.splice(0).map((stop) => stop()));
  });

  return {
    get control() {
      return simulator().control;
    },

    /** A bot, a customer who has started it, and our client for it. */
    async chat(options: Partial<TelegramOptions> = {}) {
      const { control, telegramRoot } = simulator();
      const bot = await control.telegram.issueBot({ name: 'Registon' });
      const { id: customer } = await control.telegram.customer({
        name: 'Aziza',
        languageCode: 'uz',
      });
      await control.telegram.say({ bot: bot.id, customer, text: '/start' });
      const telegram = createTelegram({
        token: bot.token,
        apiRoot: telegramRoot,
        random: () => 0.5,
        ...options,
      });
      return { bot, customer, chatId: String(customer), seat: { bot: bot.id, customer }, telegram };
    },

    /** Polls until the test is over; `store` may refuse a batch by throwing. */
    poll(
      telegram: Telegram,
      store: (batch: Received[]) => Promise<void> = async () => {},
      takeDownWebhook = false,
    ): Polling {
      const end = new AbortController();
      const changed = new EventTarget();
      const batches: Received[][] = [];
      const troubles: (Trouble | null)[] = [];
      const ended = telegram.poll({
        signal: end.signal,
        takeDownWebhook,
        onTrouble: (trouble) => void troubles.push(trouble),
        onBatch: async (batch) => {
          await store(batch);
          batches.push(batch);
          changed.dispatchEvent(new Event('batch'));
        },
      });
      const stop = () => {
        end.abort();
        return ended;
      };
      stops.push(stop);
      const received = async (count: number) => {
        while (batches.flat().length < count) {
          await new Promise((resolve) =>
            changed.addEventListener('batch', resolve, { once: true }),
          );
        }
        return batches.flat();
      };
      return { batches, troubles, ended, stop, received };
    },
  };
}
