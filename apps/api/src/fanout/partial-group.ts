import type { Parts } from '../context.ts';
import type { Partial } from '../events/live.ts';
import { Group, type Member, type Room } from './group.ts';
import type { Program } from './program.ts';

/** A group that is shown an answer as it is written; what is replaced before it is shown is skipped. */
export class PartialGroup implements Room {
  readonly program: Program;
  readonly #group = new Group(true);
  readonly #parts: Parts;
  readonly #conversationId: string;
  readonly #emptied: () => void;
  #unlisten: (() => void) | null = null;
  #newest: Partial | null = null;
  #showing = false;

  /** `emptied` is called when the last member has left. */
  constructor(parts: Parts, program: Program, conversationId: string, emptied: () => void) {
    this.#parts = parts;
    this.#emptied = emptied;
    this.program = program;
    this.#conversationId = conversationId;
  }

  join(member: Member): void {
    this.#group.members.add(member);
    this.#unlisten ??= this.#parts.live.partials.on(this.#conversationId, (partial) => {
      this.#newest = partial;
      void this.#show();
    });
  }

  leave(member: Member): void {
    this.#group.members.delete(member);
    if (this.#group.members.size > 0) return;
    this.#unlisten?.();
    this.#unlisten = null;
    this.#emptied();
  }

  async #show(): Promise<void> {
    if (this.#showing) return;
    this.#showing = true;
    try {
      for (let partial = this.#take(); partial; partial = this.#take()) {
        const text = await this.program.run(this.program.context(), partial);
        this.#group.offer([{ seq: 1, text }]);
      }
    } catch (err) {
      // The finished message replaces it anyway.
      this.#parts.logger.error({ err }, 'A partial answer could not be shown.');
    } finally {
      this.#showing = false;
    }
  }

  #take(): Partial | null {
    const partial = this.#newest;
    this.#newest = null;
    return partial;
  }
}
