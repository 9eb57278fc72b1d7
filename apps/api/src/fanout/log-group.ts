import type { Ctx, Parts } from '../context.ts';
import type { FeedPart } from '../events/feed.ts';
import type { Presented } from '../events/present.ts';
import type { Item } from './frame.ts';
import { Group, type Member, type Room } from './group.ts';
import type { Program } from './program.ts';
import type { Listener } from './reader.ts';

/** A group that is shown part of a workspace's log. */
export class LogGroup implements Listener, Room {
  readonly part: FeedPart;
  readonly program: Program;
  readonly shows = true;
  readonly #group = new Group();
  readonly #parts: Parts;
  readonly #emptied: () => void;

  /** `emptied` is called when the last member has left. */
  constructor(parts: Parts, program: Program, part: FeedPart, emptied: () => void) {
    this.#parts = parts;
    this.program = program;
    this.part = part;
    this.#emptied = emptied;
  }

  join(member: Member): void {
    this.#group.members.add(member);
  }

  leave(member: Member): void {
    this.#group.members.delete(member);
    if (this.#group.members.size === 0) this.#emptied();
  }

  async take(steps: readonly Presented[], ctx: () => Ctx): Promise<void> {
    try {
      const items = await itemsOf(this.program, steps, ctx());
      if (steps.some(({ kind }) => kind === 'ResyncRequired')) this.#begin();
      this.#group.offer(items);
    } catch (err) {
      // Nothing may be left out of a feed: its members come back and ask from where they are.
      this.#parts.logger.error({ err }, 'A feed broke off.');
      this.#group.cut();
    }
  }

  // In another life of the database numbers begin anew: old places mean nothing there.
  #begin(): void {
    this.#group.flush();
    for (const member of this.#group.members) member.after = -1;
  }
}

/** The results of steps, made side by side and given in the steps' order. */
export function itemsOf(
  program: Program,
  steps: readonly Presented[],
  ctx: Ctx,
): Promise<readonly Item[]> {
  return Promise.all(
    steps.map(async (step) => ({
      seq: typeof step.seq === 'number' ? step.seq : 0,
      text: await program.run(ctx, step),
    })),
  );
}
