import type { Head } from '@cbf/db';
import type { Parts } from '../context.ts';
import type { FeedPart } from '../events/feed.ts';
import type { Room } from './group.ts';
import { LogGroup } from './log-group.ts';
import { PartialGroup } from './partial-group.ts';
import type { Program } from './program.ts';
import { Reader, type Listener } from './reader.ts';
import { TickGroup } from './tick-group.ts';

/**
 * All groups and readers of one process; each lives as long as somebody is in it. Who is given a
 * room joins it at once, in the same turn: an empty one is forgotten.
 */
export class Hall {
  readonly #parts: Parts;
  readonly #rooms = new Map<string, { readonly program: Program; readonly room: Room }>();
  readonly #readers = new Map<string, Reader>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The program under which a group is already there, so that its members share it. */
  program(key: string): Program | null {
    return this.#rooms.get(key)?.program ?? null;
  }

  /**
   * The room in which a part of a log is shown. Null for who cannot be there without a gap: who
   * stands before the place up to which the log was read for the others.
   */
  log(program: Program, part: FeedPart, place: Head): Room | null {
    const reader = this.#reader(program.workspaceId, place);
    if (place.epoch !== reader.place.epoch || place.seq < reader.place.seq) return null;
    return this.#listening(program, reader, (emptied) => {
      return new LogGroup(this.#parts, program, part, emptied);
    });
  }

  /** The room of live counters, which tick when something is logged. */
  ticks(program: Program, botId: string | null, place: Head): Room {
    const reader = this.#reader(program.workspaceId, place);
    return this.#listening(program, reader, (emptied) => {
      return new TickGroup(this.#parts, program, botId, emptied);
    });
  }

  /** The room in which an answer is watched being written. */
  partials(program: Program, conversationId: string): Room {
    const known = this.#rooms.get(program.key);
    if (known) return known.room;
    const room = new PartialGroup(this.#parts, program, conversationId, () => {
      this.#rooms.delete(program.key);
    });
    this.#rooms.set(program.key, { program, room });
    return room;
  }

  /** Has the log read now; resolves when that was done. */
  async look(workspaceId: string): Promise<void> {
    await this.#readers.get(workspaceId)?.look();
  }

  /** How many groups there are. */
  get groups(): number {
    return this.#rooms.size;
  }

  /** Stops all reading. */
  close(): void {
    for (const reader of this.#readers.values()) reader.stop();
    this.#readers.clear();
  }

  #listening(
    program: Program,
    reader: Reader,
    make: (emptied: () => void) => Room & Listener,
  ): Room {
    const known = this.#rooms.get(program.key);
    if (known) return known.room;
    const room = make(() => {
      this.#rooms.delete(program.key);
      reader.topics.delete(room);
      if (!reader.topics.isEmpty) return;
      reader.stop();
      this.#readers.delete(program.workspaceId);
    });
    this.#rooms.set(program.key, { program, room });
    reader.topics.add(room);
    return room;
  }

  #reader(workspaceId: string, place: Head): Reader {
    const known = this.#readers.get(workspaceId);
    if (known) return known;
    const reader = new Reader(this.#parts, workspaceId, place);
    this.#readers.set(workspaceId, reader);
    return reader;
  }
}
