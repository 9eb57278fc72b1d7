interface Kept {
  /** When this browser began to remember: what was said before counts as seen. */
  readonly since: string;
  readonly seqs: Readonly<Record<string, number>>;
}

/** How many conversations are remembered; the oldest are forgotten first. */
const most = 500;
const name = 'cbf_seen';

interface Heard {
  readonly id: string;
  readonly lastSeq: number;
  readonly lastMessageAt: string | null;
  readonly lastMessage: { readonly author: string } | null;
}

/**
 * Up to where this browser has shown each conversation. It only marks what is new; nothing is
 * lost when the browser forgets it or keeps nothing.
 */
export class Seen {
  #kept = $state.raw<Kept | null>(null);
  #store: Pick<Storage, 'getItem' | 'setItem'> | null = null;

  /** Reads what is remembered; call it in the browser. Before that, nothing is new. */
  open(store: Pick<Storage, 'getItem' | 'setItem'> | null, now: Date): void {
    this.#store = store;
    this.#kept = read(store) ?? { since: now.toISOString(), seqs: {} };
    this.#keep();
  }

  /** Whether a customer said something here that this browser has not shown. */
  isNew({ id, lastSeq, lastMessage, lastMessageAt }: Heard): boolean {
    if (this.#kept === null || lastMessage?.author !== 'CONTACT') return false;
    const seen = this.#kept.seqs[id];
    return seen === undefined ? (lastMessageAt ?? '') > this.#kept.since : lastSeq > seen;
  }

  /** Remembers that all up to a line was shown. */
  mark(id: string, seq: number): void {
    if (this.#kept === null || (this.#kept.seqs[id] ?? -1) >= seq) return;
    const { [id]: _old, ...others } = this.#kept.seqs;
    const entries = [...Object.entries(others), [id, seq] as const].slice(-most);
    this.#kept = { ...this.#kept, seqs: Object.fromEntries(entries) };
    this.#keep();
  }

  #keep(): void {
    try {
      this.#store?.setItem(name, JSON.stringify(this.#kept));
    } catch {
      // A full or closed store only means that marks are forgotten with the page.
    }
  }
}

function read(store: Pick<Storage, 'getItem'> | null): Kept | null {
  try {
    const kept: unknown = JSON.parse(store?.getItem(name) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  if (!('since' in value) || !('seqs' in value) || typeof value.since !== 'string') return false;
  const { seqs } = value;
  if (typeof seqs !== 'object' || seqs === null) return false;
  return Object.values(seqs).every((seq) => typeof seq === 'number');
}
