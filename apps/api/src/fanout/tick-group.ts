import { steadyMs } from '@cbf/base';
import type { Parts } from '../context.ts';
import type { FeedPart } from '../events/feed.ts';
import { Group, type Member, type Room } from './group.ts';
import type { Program } from './program.ts';
import type { Listener } from './reader.ts';

/** How often the counters of a group tick at most, ms. */
const tickMs = 1000;

/**
 * A group that is shown live counters: each member at once when it joins, then all of them after
 * something was logged, at most one time a second.
 */
export class TickGroup implements Listener, Room {
  readonly part: FeedPart;
  readonly program: Program;
  readonly shows = false;
  readonly #group = new Group();
  readonly #parts: Parts;
  readonly #emptied: () => void;
  #tickedAt = -tickMs;
  #newest: string | null = null;
  #timer: NodeJS.Timeout | null = null;

  /** `emptied` is called when the last member has left. */
  constructor(parts: Parts, program: Program, botId: string | null, emptied: () => void) {
    this.#parts = parts;
    this.#emptied = emptied;
    this.program = program;
    this.part = { botId, conversationId: null };
  }

  join(member: Member): void {
    this.#group.members.add(member);
    if (steadyMs() - this.#tickedAt >= tickMs) return this.#schedule();
    // The tick of a moment ago is as good; when it is still being made, the member gets it as well.
    if (this.#newest !== null) this.#group.offerTo(member, { seq: 1, text: this.#newest });
  }

  leave(member: Member): void {
    this.#group.members.delete(member);
    if (this.#group.members.size > 0) return;
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#emptied();
  }

  take(): Promise<void> {
    this.#schedule();
    return Promise.resolve();
  }

  #schedule(): void {
    const wait = Math.max(0, this.#tickedAt + tickMs - steadyMs());
    this.#timer ??= setTimeout(() => void this.#tick(), wait);
  }

  async #tick(): Promise<void> {
    this.#timer = null;
    this.#tickedAt = steadyMs();
    this.#newest = null;
    try {
      const { botId } = this.part;
      this.#newest = await this.program.run(this.program.context(), { botId, at: new Date() });
      this.#group.offer([{ seq: 1, text: this.#newest }]);
    } catch (err) {
      this.#parts.logger.error({ err }, 'Live counters could not be read.');
      this.#group.cut();
    }
  }
}
