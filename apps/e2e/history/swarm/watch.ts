/** What a swarm's subscriber got, reduced to what can be wrong with it. */
export interface Entry {
  readonly cursor: string;
  /** What the entry says; the same for every subscriber. */
  readonly face: string;
}

/** A subscriber's place and everything that was wrong on its way there. */
export interface Reader {
  /** The cursor to go on from; null before the first snapshot. */
  readonly place: () => string | null;
  /** Begins anew from a cursor that was read before the data. */
  start(cursor: string): void;
  take(entry: Entry): void;
}

/**
 * Judges feeds while they arrive, where thousands of subscribers would write more lines than anyone
 * can read: each must get its tenant's log entry by entry, and all of a tenant the same entries.
 */
export class FeedWatch {
  readonly #logs = new Map<string, Map<string, string>>();
  readonly #wrong: string[] = [];
  #entries = 0;

  /** The first complaints in words; empty when every feed was the log. */
  wrong(): readonly string[] {
    return this.#wrong;
  }

  /** How many entries all readers got together. */
  entries(): number {
    return this.#entries;
  }

  /** How many entries the logs of all tenants got. */
  logged(): number {
    return [...this.#logs.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** A new subscriber of a tenant's log. */
  reader(name: string, tenant: string): Reader {
    const log = this.#logs.get(tenant) ?? new Map<string, string>();
    this.#logs.set(tenant, log);
    let place: string | null = null;
    return {
      place: () => place,
      start: (cursor) => (place = cursor),
      take: ({ cursor, face }) => {
        this.#entries += 1;
        if (cursor !== next(place)) this.#object(`${name} got ${cursor} after ${place}.`);
        const known = log.get(cursor);
        if (known === undefined) log.set(cursor, face);
        else if (known !== face)
          this.#object(`${name} got another entry than others at ${cursor}.`);
        place = cursor;
      },
    };
  }

  /** Complains of a reader that has not come to where its tenant's log ends. */
  settle(name: string, reader: Reader, end: string): void {
    if (reader.place() !== end)
      this.#object(`${name} stopped at ${reader.place()}, and the log ends at ${end}.`);
  }

  #object(sentence: string): void {
    if (this.#wrong.length < 50) this.#wrong.push(sentence);
  }
}

function next(cursor: string | null): string | null {
  const [epoch, seq] = cursor?.split('.') ?? [];
  return epoch === undefined ? null : `${epoch}.${Number(seq) + 1}`;
}
