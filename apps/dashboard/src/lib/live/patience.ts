/**
 * How long to wait, ms, before an attempt: at most 5 s, and at random, so that a restarted server
 * isn't met by everyone at once.
 */
export function backoff(attempts: number): number {
  return Math.random() * Math.min(5_000, 500 * 2 ** attempts);
}

/** A wait that may be cut short. */
export class Patience {
  #go: (() => void) | null = null;
  #isHurried = false;

  /** Waits so many milliseconds, or until somebody hurries. */
  async wait(milliseconds: number): Promise<void> {
    if (this.#isHurried) return this.rest();
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#go = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#go = null;
  }

  /** Ends the wait; when none is under way the next one is left out. */
  hurry(): void {
    if (this.#go === null) this.#isHurried = true;
    else this.#go();
  }

  /** Nothing is urgent any more. */
  rest(): void {
    this.#isHurried = false;
  }
}
