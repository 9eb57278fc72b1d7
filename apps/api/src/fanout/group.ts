import { Packet, type Item } from './frame.ts';
import type { Outlet } from './outlet.ts';

/** One subscription in a group. */
export interface Member {
  readonly outlet: Outlet;
  /** Under which id its socket knows it. */
  readonly id: string;
  /** Its place in the log: everything up to here it has been given. */
  after: number;
}

/** Where a member is while its subscription lasts. */
export interface Room {
  join(member: Member): void;
  leave(member: Member): void;
}

/** How long frames may wait for others to leave with, ms. */
const longestWait = 5;
/** A reader with more waiting than this skips what is replaced soon anyway, bytes. */
const busyBacklog = 64 * 1024;

/**
 * Subscriptions that are shown the same. What is offered was made once; it leaves at once when
 * nothing left just before, otherwise together with what comes within five milliseconds.
 */
export class Group {
  readonly members = new Set<Member>();
  readonly #skips: boolean;
  #waiting: Item[] = [];
  #timer: NodeJS.Timeout | null = null;
  #sentAt = 0;

  /** With `skips`, who is slow to read misses frames instead of being cut. */
  constructor(skips = false) {
    this.#skips = skips;
  }

  /** Gives results to every member whose place is before them. */
  offer(items: readonly Item[]): void {
    if (items.length === 0) return;
    this.#waiting.push(...items);
    if (this.#timer) return;
    const wait = this.#sentAt + longestWait - performance.now();
    if (wait <= 0) return this.flush();
    this.#timer = setTimeout(() => this.flush(), wait);
  }

  /** Gives one result to one member alone. */
  offerTo(member: Member, item: Item): void {
    this.#send(new Packet([item]), member);
  }

  /** Sends what waits. */
  flush(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#waiting.length === 0) return;
    const packet = new Packet(this.#waiting);
    this.#waiting = [];
    for (const member of this.members) this.#send(packet, member);
    this.#sentAt = performance.now();
  }

  /** Ends the sockets of all members, so that they come back and resume by their cursors. */
  cut(): void {
    for (const { outlet } of this.members) outlet.socket.close(1013, 'Try again');
  }

  #send(packet: Packet, { outlet, id, after }: Member): void {
    const { backlog } = outlet;
    if (this.#skips && backlog > busyBacklog) return;
    const left = packet.behind(after);
    if (left) outlet.write(left.frames(id, backlog > 0), left.items.length);
  }
}
