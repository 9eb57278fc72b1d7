import type { Head } from '@cbf/db';
import type { Parts } from '../context.ts';
import type { FeedPart } from '../events/feed.ts';
import type { Member } from './group.ts';
import { LogGroup } from './log-group.ts';
import { PartialGroup } from './partial-group.ts';
import type { Program } from './program.ts';
import { Reader, type Listener } from './reader.ts';
import { TickGroup } from './tick-group.ts';

/** How a member leaves its group; the last one takes group and reader with it. */
export type Leave = () => void;

/** All groups and readers of one process; both live as long as somebody is in them. */
export class Hall {
  readonly #parts: Parts;
  readonly #logs = new Map<string, LogGroup>();
  readonly #ticks = new Map<string, TickGroup>();
  readonly #partials = new Map<string, PartialGroup>();
  readonly #readers = new Map<string, Reader>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Lets a member into the group that is shown a part of a log. Null when it cannot be there
   * without a gap: it stands before the place up to which the log was read for the others.
   */
  enterLog(program: Program, part: FeedPart, place: Head, member: Member): Leave | null {
    const reader = this.#reader(program.workspaceId, place);
    if (place.epoch !== reader.place.epoch || place.seq < reader.place.seq) return null;
    member.after = place.seq;
    const make = (): LogGroup => new LogGroup(this.#parts, program, part);
    return this.#listen(this.#logs, program, make, member, reader);
  }

  /** Lets a member into the group of live counters, which tick when something is logged. */
  enterTicks(program: Program, botId: string | null, place: Head, member: Member): Leave {
    const reader = this.#reader(program.workspaceId, place);
    const make = (): TickGroup => new TickGroup(this.#parts, program, botId);
    return this.#listen(this.#ticks, program, make, member, reader);
  }

  /** Lets a member into the group that watches an answer being written. */
  enterPartials(program: Program, conversationId: string, member: Member): Leave {
    const known = this.#partials.get(program.key);
    const group = known ?? new PartialGroup(this.#parts, program, conversationId);
    this.#partials.set(program.key, group);
    group.join(member);
    return () => {
      group.leave(member);
      if (group.isEmpty) forget(this.#partials, program.key, group);
    };
  }

  /** Has the log read now; resolves when that was done. */
  async look(workspaceId: string): Promise<void> {
    await this.#readers.get(workspaceId)?.look();
  }

  /** Stops all reading. */
  close(): void {
    for (const reader of this.#readers.values()) reader.stop();
    this.#readers.clear();
  }

  #listen<G extends Listener & Pick<LogGroup, 'join' | 'leave' | 'isEmpty'>>(
    groups: Map<string, G>,
    program: Program,
    make: () => G,
    member: Member,
    reader: Reader,
  ): Leave {
    const group = groups.get(program.key) ?? make();
    groups.set(program.key, group);
    reader.topics.add(group);
    group.join(member);
    return () => {
      group.leave(member);
      if (!group.isEmpty) return;
      forget(groups, program.key, group);
      reader.topics.delete(group);
      if (!reader.topics.isEmpty) return;
      reader.stop();
      forget(this.#readers, program.workspaceId, reader);
    };
  }

  #reader(workspaceId: string, place: Head): Reader {
    const known = this.#readers.get(workspaceId);
    if (known) return known;
    const reader = new Reader(this.#parts, workspaceId, place);
    this.#readers.set(workspaceId, reader);
    return reader;
  }
}

// One that was left may have been followed by another under the same key.
function forget<Value>(kept: Map<string, Value>, key: string, value: Value): void {
  if (kept.get(key) === value) kept.delete(key);
}
