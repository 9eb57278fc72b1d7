import { setImmediate } from 'node:timers/promises';
import type { Head } from '@cbf/db';
import type { Ctx, Parts } from '../context.ts';
import {
  batchOf,
  lost,
  pollMs,
  resync,
  tailOrFirst,
  type Batch,
  type FeedStep,
} from '../events/feed.ts';
import { presentEach, type Presented } from '../events/present.ts';
import type { Program } from './program.ts';
import { Topics, type Follower } from './topics.ts';

/** Whoever is told of the steps of a log by its reader. */
export interface Listener extends Follower {
  readonly program: Program;
  /** Whether it shows what a step is about, or only needs to know that there was one. */
  readonly shows: boolean;
  /** Takes what it shows of a batch, in order; `ctx` is shared by all with the same scope. */
  take(steps: readonly Presented[], ctx: () => Ctx): Promise<void>;
}

/**
 * Reads one workspace's log at its head for everybody in this process: when woken, and each second
 * by itself. What a batch is about is loaded once. A database that cannot be read only delays it.
 */
export class Reader {
  readonly topics = new Topics<Listener>();
  readonly #parts: Parts;
  readonly #workspaceId: string;
  readonly #timer: NodeJS.Timeout;
  readonly #unlisten: () => void;
  #place: Head;
  #pass: Promise<void> | null = null;
  #next: Promise<void> | null = null;
  #stopped = false;

  constructor(parts: Parts, workspaceId: string, place: Head) {
    this.#parts = parts;
    this.#workspaceId = workspaceId;
    this.#place = place;
    const look = (): void => void this.look();
    this.#unlisten = parts.live.log.on(workspaceId, (seq) => {
      // Several wake-ups may come for what one look has read.
      if (seq === null || seq > this.#place.seq) look();
    });
    this.#timer = setInterval(look, pollMs);
    // What was written before it listened woke nobody.
    look();
  }

  /** Everything up to here has been given to those who listened then; what follows is still to come. */
  get place(): Head {
    return this.#place;
  }

  /** Resolves when the log has been read to an end that is not older than this call. */
  look(): Promise<void> {
    if (!this.#pass) {
      this.#pass = this.#read().finally(() => (this.#pass = null));
      return this.#pass;
    }
    this.#next ??= this.#pass.then(() => {
      this.#next = null;
      return this.look();
    });
    return this.#next;
  }

  stop(): void {
    this.#stopped = true;
    clearInterval(this.#timer);
    this.#unlisten();
  }

  async #read(): Promise<void> {
    try {
      while (!this.#stopped) {
        const tail = await tailOrFirst(this.#parts.database, this.#workspaceId, this.#place.seq);
        // Members are where the reader is, so however much there is, it is only read on.
        if (lost(this.#place, tail.head) === 'EPOCH_CHANGED')
          return await this.#give(resync('EPOCH_CHANGED', tail.head));
        if (this.#place.seq < tail.head.seq) await this.#give(batchOf(this.#place, tail));
        if (this.#place.seq >= tail.head.seq) return;
        // A long backlog is read in pieces, so that sockets get their turn in between.
        await setImmediate();
      }
    } catch (err) {
      const { logger } = this.#parts;
      if (!this.#stopped) logger.error({ err }, 'A log could not be read; it is tried again.');
    }
  }

  // The place moves on in the same moment in which it is settled who is given the batch: whoever
  // joins later joins behind it.
  async #give({ steps, place }: Batch): Promise<void> {
    const taking = new Map<Listener, FeedStep[]>();
    for (const step of steps) {
      for (const listener of this.topics.of(step)) {
        const its = taking.get(listener);
        if (its) its.push(step);
        else taking.set(listener, [step]);
      }
    }
    this.#place = place;
    const shown = new Set([...taking].flatMap(([{ shows }, its]) => (shows ? its : [])));
    const presented = await this.#insist(steps.filter((step) => shown.has(step)));
    const contexts = new Map<string, Ctx>();
    const contextOf = ({ scope, context }: Program): Ctx => {
      const ctx = contexts.get(scope) ?? context();
      contexts.set(scope, ctx);
      return ctx;
    };
    await Promise.all(
      [...taking].map(([listener, its]) =>
        listener.take(
          its.flatMap((step) => presented.get(step) ?? []),
          () => contextOf(listener.program),
        ),
      ),
    );
  }

  // The place has moved on, so these steps must not be dropped: the database has to come back.
  async #insist(steps: readonly FeedStep[]): Promise<ReadonlyMap<FeedStep, Presented>> {
    if (steps.length === 0) return new Map();
    const { database, logger } = this.#parts;
    for (;;) {
      try {
        return await presentEach(database, this.#workspaceId, steps);
      } catch (err) {
        if (this.#stopped) return new Map();
        logger.error({ err }, 'What a log tells of could not be loaded; it is tried again.');
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
    }
  }
}
