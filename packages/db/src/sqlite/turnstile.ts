/** Lets one in at a time, in the order of asking. */
export interface Turnstile {
  /** Whether somebody is inside. */
  readonly taken: boolean;
  enter(): Promise<void>;
  /** Lets the next one in; only for who is inside. */
  leave(): void;
}

const mostAtOnce = 4;
const free = Promise.resolve();

/**
 * A turnstile before SQLite's one writer. Statements never wait for anything outside the process, so
 * a long queue could run without the event loop turning once; after some milliseconds it turns, for
 * what else this process has to do.
 */
export function createTurnstile(): Turnstile {
  const waiting: (() => void)[] = [];
  let taken = false;
  let since = 0;
  return {
    get taken() {
      return taken;
    },
    enter() {
      if (taken) return new Promise((resolve) => waiting.push(resolve));
      taken = true;
      since = performance.now();
      return free;
    },
    leave() {
      const next = waiting.shift();
      if (next === undefined) taken = false;
      else if (performance.now() - since < mostAtOnce) next();
      else
        setImmediate(() => {
          since = performance.now();
          next();
        });
    },
  };
}
