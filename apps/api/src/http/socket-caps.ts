import type { Config } from '../env.ts';

/** Why a socket is not let in. */
export type Refused = 'FULL' | 'STRANGERS';

/** One socket as it is counted, from its upgrade to its end. */
export interface Counted {
  /** Where a socket comes from of which nobody knows yet whose it is; null once that is known. */
  stranger: string | null;
  /** Whose it is; null for a runner's, which are not counted by person. */
  userId: string | null;
}

/** How many sockets there may be: in all, of one person, and of strangers from one address. */
export class Caps {
  readonly #limits: Config['sockets'];
  readonly #strangers = new Map<string, number>();
  readonly #users = new Map<string, number>();
  #all = 0;

  constructor(limits: Config['sockets']) {
    this.#limits = limits;
  }

  /** Why one more must not come in from an address (null: a runner's, never too many); null if it may. */
  refusal(address: string | null): Refused | null {
    if (this.#all >= this.#limits.perInstance) return 'FULL';
    if (address === null) return null;
    return (this.#strangers.get(address) ?? 0) >= this.#limits.perAddress ? 'STRANGERS' : null;
  }

  /** Counts one that came in. */
  enter({ stranger }: Counted): void {
    this.#all += 1;
    if (stranger !== null) count(this.#strangers, stranger, 1);
  }

  /** Counts it as known; false when the person has as many as they may, and it must go. */
  recognise(counted: Counted, userId: string | null): boolean {
    if (counted.stranger !== null) count(this.#strangers, counted.stranger, -1);
    counted.stranger = null;
    if (userId === null) return true;
    if ((this.#users.get(userId) ?? 0) >= this.#limits.perUser) return false;
    counted.userId = userId;
    count(this.#users, userId, 1);
    return true;
  }

  /** Counts it as gone. */
  leave({ stranger, userId }: Counted): void {
    this.#all -= 1;
    if (stranger !== null) count(this.#strangers, stranger, -1);
    if (userId !== null) count(this.#users, userId, -1);
  }
}

function count(counts: Map<string, number>, key: string, change: number): void {
  const now = (counts.get(key) ?? 0) + change;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
}
