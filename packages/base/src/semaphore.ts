/** Lets at most `size` tasks run at once; the others wait in the order they came. */
export class Semaphore {
  readonly #queue: (() => void)[] = [];
  #free: number;

  constructor(size: number) {
    if (!Number.isInteger(size) || size < 1) {
      throw new RangeError('A semaphore needs a size of at least one.');
    }
    this.#free = size;
  }

  /** How many tasks wait for a place, so that a caller may refuse work instead of queueing it. */
  get waiting(): number {
    return this.#queue.length;
  }

  /** Runs `task` when there is a place and gives back what it gives; a failing task frees its place. */
  async run<T>(task: () => T | Promise<T>): Promise<T> {
    await this.#enter();
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  #enter(): Promise<void> {
    if (this.#free > 0) {
      this.#free -= 1;
      return Promise.resolve();
    }
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#queue.push(resolve);
    return promise;
  }

  #leave(): void {
    const next = this.#queue.shift();
    // The place passes straight to the next in line, or a newcomer could overtake it.
    if (next === undefined) this.#free += 1;
    else next();
  }
}
