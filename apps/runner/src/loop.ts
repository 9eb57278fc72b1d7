import { backoff } from '@cbf/base';

/** A round of work that is repeated; `more` asks for the next round at once. */
export interface LoopOptions {
  round: () => Promise<'more' | 'rest'>;
  /** The longest rest between two rounds, ms: what a lost hint costs. */
  floorMs: number;
  /** Told of a round that threw, with how many threw in a row. */
  onError: (error: unknown, inARow: number) => void;
}

/** A running loop. */
export interface Loop {
  /** Ends the present rest; when a round is running, another follows it. */
  wake(): void;
  /** Resolves when the round that is running has ended; no other begins. */
  stop(): Promise<void>;
}

/** Runs rounds one at a time, whenever woken and at least every `floorMs`; backs off on errors. */
export function startLoop({ round, floorMs, onError }: LoopOptions): Loop {
  let stopped = false;
  let woken = false;
  let endRest = () => {};

  const rest = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endRest = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async () => {
    let failures = 0;
    while (!stopped) {
      woken = false;
      try {
        const next = await round();
        failures = 0;
        if (next === 'more' || woken) continue;
        if (!stopped) await rest(floorMs);
      } catch (error) {
        onError(error, (failures += 1));
        if (!stopped) await rest(250 + backoff(failures, { baseMs: 250, capMs: 5_000 }));
      }
    }
  };

  const running = run();
  return {
    wake: () => {
      woken = true;
      endRest();
    },
    stop: () => {
      stopped = true;
      endRest();
      return running;
    },
  };
}
