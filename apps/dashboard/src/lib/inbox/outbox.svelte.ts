import type { Answer } from '#lib/api/answer.ts';

/** What a person has written, with what goes along. */
export interface Written {
  readonly text: string;
  /** A file that the api has already. */
  readonly file: { readonly id: string; readonly name: string } | null;
  /** The message that it answers. */
  readonly quotedId: string | null;
}

/** A reply on its way; `reason` says why it didn't get there. */
export interface Outgoing extends Written {
  readonly key: number;
  readonly reason: string | null;
}

/**
 * Replies that the api hasn't stored yet. They go one after the other, so that they arrive in the
 * order in which they were written; one that is refused stays, with the reason, until the person
 * sends it again or discards it.
 */
export class Outbox<D> {
  waiting = $state.raw<readonly Outgoing[]>([]);
  #post: (written: Written) => Promise<Answer<D>>;
  #stored: (data: D) => void;
  #line: Promise<void> = Promise.resolve();
  #next = 1;

  constructor(post: (written: Written) => Promise<Answer<D>>, stored: (data: D) => void) {
    this.#post = post;
    this.#stored = stored;
  }

  /** Takes a reply; it is shown at once and sent when those before it are through. */
  send(written: Written): Promise<void> {
    const outgoing: Outgoing = { ...written, key: this.#next, reason: null };
    this.#next += 1;
    this.waiting = [...this.waiting, outgoing];
    return this.#queue(outgoing);
  }

  /** Sends a refused reply again. */
  again(key: number): Promise<void> {
    const outgoing = this.waiting.find((one) => one.key === key);
    if (outgoing === undefined || outgoing.reason === null) return this.#line;
    this.#put({ ...outgoing, reason: null });
    return this.#queue(outgoing);
  }

  /** Forgets a reply. */
  discard(key: number): void {
    this.waiting = this.waiting.filter((one) => one.key !== key);
  }

  #queue(outgoing: Outgoing): Promise<void> {
    this.#line = this.#line.then(() => this.#deliver(outgoing));
    return this.#line;
  }

  async #deliver(outgoing: Outgoing): Promise<void> {
    const answer = await this.#post(outgoing);
    if (!answer.ok)
      return this.#put({ ...outgoing, reason: answer.fields[0]?.message ?? answer.message });
    this.discard(outgoing.key);
    this.#stored(answer.data);
  }

  #put(outgoing: Outgoing): void {
    this.waiting = this.waiting.map((one) => (one.key === outgoing.key ? outgoing : one));
  }
}
