import { sleep } from '@cbf/base';
import type { Api, ClaimedTurn } from '../api.ts';

/** Partial text on its way to the dashboard. */
export interface ProgressFeed {
  /** The whole text so far; the latest wins. */
  push(text: string): void;
  /** Nothing is sent after this resolves. */
  end(): Promise<void>;
}

const betweenMs = 150;
const silentMs = 1_000;

/**
 * Tells the api how far an answer is, at most every 150 ms, and at least every second, because
 * its reply is how a turn learns that it is no longer wanted: then `onStop` is called once.
 */
export function feedProgress(api: Api, turn: ClaimedTurn, onStop: () => void): ProgressFeed {
  const control = new AbortController();
  let text = '';
  let told = '';
  let changed = () => {};

  const change = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, silentMs);
      changed = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    while (!control.signal.aborted) {
      if (told === text) await change();
      if (control.signal.aborted) return;
      told = text;
      // A partial answer that is lost costs nothing: the next one holds all of it.
      const order = await api.progress(turn.id, turn.lease, text).catch(() => 'CONTINUE');
      if (order === 'STOP') return onStop();
      // The first words do not rest behind the empty beginning.
      if (told !== '') await sleep(betweenMs, control.signal).catch(() => undefined);
    }
  };

  const running = run();
  return {
    push: (latest) => {
      text = latest;
      changed();
    },
    end: async () => {
      // Without a reason Node would make an error with its stack, for each answer.
      control.abort(null);
      changed();
      await running;
    },
  };
}
