import { randomUUID } from 'node:crypto';
import type { Bell } from './bell.ts';

const KEPT = 10_000;
const TOPIC = 'heard';

/** The messages after a place, and the place to ask from next time. */
export interface HeardPage<T> {
  run: string;
  next: number;
  messages: T[];
}

/**
 * The messages of all bots in the order in which they were sent, so that one listener can hear for
 * thousands of customers. Of the older ones only the last ten thousand are kept.
 */
export class Heard<T> {
  readonly #run = randomUUID();
  readonly #bell: Bell;
  #messages: T[] = [];
  #first = 0;

  constructor(bell: Bell) {
    this.#bell = bell;
  }

  add(message: T): void {
    this.#messages.push(message);
    if (this.#messages.length >= 2 * KEPT) {
      this.#first += KEPT;
      this.#messages = this.#messages.slice(KEPT);
    }
    this.#bell.ring(TOPIC);
  }

  /**
   * What came after a place, as soon as there is something, or nothing when the time is up. A place
   * of another run of the simulator counts as the beginning.
   */
  after(
    place: { run?: string | undefined; after: number },
    timeoutMs: number,
  ): Promise<HeardPage<T>> {
    const from = place.run === this.#run ? place.after : 0;
    if (this.#end > from || timeoutMs === 0) return Promise.resolve(this.#page(from));
    return new Promise((resolve) => {
      const finish = () => {
        off();
        clearTimeout(timer);
        resolve(this.#page(from));
      };
      const timer = setTimeout(finish, timeoutMs);
      const off = this.#bell.on(TOPIC, finish);
    });
  }

  get #end(): number {
    return this.#first + this.#messages.length;
  }

  #page(from: number): HeardPage<T> {
    const messages = this.#messages.slice(Math.max(0, from - this.#first));
    return { run: this.#run, next: this.#end, messages };
  }
}
