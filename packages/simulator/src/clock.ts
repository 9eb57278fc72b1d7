/** A pending call on the virtual clock. */
export interface Timer {
  cancel(): void;
}

interface Pending {
  due: number;
  run: () => void;
  handle: NodeJS.Timeout | undefined;
}

const LONGEST_REAL_WAIT_MS = 2 ** 30;

/**
 * The simulator's one source of time: it runs at the speed of the wall clock and can be moved
 * by hand, which fires everything that fell due on the way, oldest first.
 */
export class Clock {
  readonly #pending = new Set<Pending>();
  #offset = 0;

  /** Milliseconds since 1970 on the virtual clock. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** Whole seconds since 1970 on the virtual clock, as Telegram writes dates. */
  seconds(): number {
    return Math.floor(this.now() / 1000);
  }

  /** How far the virtual clock is from the wall clock, to be stored and given back to `shift`. */
  get offset(): number {
    return this.#offset;
  }

  /** Moves the clock by so many milliseconds; a negative number moves it back. */
  shift(ms: number): void {
    this.#offset += ms;
    const due = [...this.#pending].filter((entry) => entry.due <= this.now());
    due.sort((a, b) => a.due - b.due);
    for (const entry of due) this.#fire(entry);
    for (const entry of this.#pending) this.#arm(entry);
  }

  /** Calls `run` once so many virtual milliseconds have passed. */
  after(ms: number, run: () => void): Timer {
    const entry: Pending = { due: this.now() + Math.max(0, ms), run, handle: undefined };
    this.#pending.add(entry);
    this.#arm(entry);
    return { cancel: () => this.#drop(entry) };
  }

  /** Resolves after so many virtual milliseconds, or as soon as the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const timer = this.after(ms, () => {
        signal?.removeEventListener('abort', stop);
        resolve();
      });
      const stop = () => {
        timer.cancel();
        resolve();
      };
      signal?.addEventListener('abort', stop, { once: true });
    });
  }

  /** Forgets everything that is pending, so that the process can end. */
  stop(): void {
    for (const entry of [...this.#pending]) this.#drop(entry);
  }

  #arm(entry: Pending): void {
    clearTimeout(entry.handle);
    const wait = Math.min(LONGEST_REAL_WAIT_MS, entry.due - this.now());
    entry.handle = setTimeout(() => {
      if (entry.due <= this.now()) this.#fire(entry);
      else this.#arm(entry);
    }, wait);
  }

  #fire(entry: Pending): void {
    if (!this.#pending.has(entry)) return;
    this.#drop(entry);
    entry.run();
  }

  #drop(entry: Pending): void {
    clearTimeout(entry.handle);
    this.#pending.delete(entry);
  }
}
