import {
  headOf,
  lockLog,
  readTail,
  type Database,
  type Head,
  type LogEntry,
  type Tail,
} from '@cbf/db';
import type { Live } from './live.ts';

/** What a feed says instead of an entry when the log cannot be followed. */
export interface Resync {
  readonly kind: 'ResyncRequired';
  readonly reason: 'TOO_FAR_BEHIND' | 'EPOCH_CHANGED';
  readonly cursor: string;
  readonly at: Date;
}

/** An entry of the log with its cursor. */
export type FeedEntry = LogEntry & { readonly cursor: string };

/** A step of a feed: an entry of the log, or the word that the subscriber has to begin anew. */
export type FeedStep = FeedEntry | Resync;

/** Which part of a workspace's log a feed follows. */
export interface FeedPart {
  readonly botId: string | null;
  readonly conversationId: string | null;
}

/** Which part of which log a feed follows, and from where. */
export interface FeedWish extends FeedPart {
  readonly workspaceId: string;
  readonly after: string | null;
}

/** Steps that were read at once, and the place in the log behind them. */
export interface Batch {
  readonly steps: readonly FeedStep[];
  readonly place: Head;
}

/** How many entries are read at a time. */
export const batchSize = 100;
/** How long whoever waits for a wake-up waits before it looks by itself, ms. */
export const pollMs = 1000;
const farthestBehind = 1000;

/** A place in a log as clients see it. */
export function cursorOf({ epoch, seq }: Head): string {
  return `${epoch}.${String(seq)}`;
}

/** The place that a cursor names; null when there is none. */
export function placeOf(cursor: string | null): Head | null {
  const [epoch, seq] = cursor?.split('.') ?? [];
  return epoch === undefined || seq === undefined ? null : { epoch, seq: Number(seq) };
}

/** The end of a workspace's log as a cursor. */
export async function headCursor(database: Database, workspaceId: string): Promise<string> {
  return cursorOf(await headOrFirst(database, workspaceId));
}

/** The end of a workspace's log, which is begun when nothing was ever logged. */
export async function headOrFirst(database: Database, workspaceId: string): Promise<Head> {
  const head = await headOf(database.read, workspaceId);
  return head ?? lockLog(database.em.fork(), workspaceId);
}

/** The log's end and the next entries behind a place, read at once; a log is begun when there is none. */
export async function tailOrFirst(
  database: Database,
  workspaceId: string,
  after: number,
): Promise<Tail> {
  const tail = await readTail(database.read, workspaceId, after, batchSize);
  return tail ?? { head: await headOrFirst(database, workspaceId), entries: [] };
}

/**
 * The next entries behind a place, from the log's end when there is no place yet. Who cannot go on
 * from there (too far behind, forgotten, another life of the database) is given one `ResyncRequired`
 * and the log's end as the place.
 */
export async function readBatch(
  database: Database,
  workspaceId: string,
  place: Head | null,
): Promise<Batch> {
  if (place === null) return { steps: [], place: await headOrFirst(database, workspaceId) };
  const tail = await tailOrFirst(database, workspaceId, place.seq);
  const reason = lost(place, tail.head);
  return reason ? resync(reason, tail.head) : batchOf(place, tail);
}

/** What follows a place that can be gone on from. */
export function batchOf(place: Head, { head, entries }: Tail): Batch {
  if (head.seq === place.seq) return { steps: [], place };
  // The log has no gaps; where one shows, its beginning was forgotten after a week.
  if (entries[0]?.seq !== place.seq + 1) return resync('TOO_FAR_BEHIND', head);
  return {
    steps: entries.map((entry) => withCursor(head.epoch, entry)),
    place: { epoch: head.epoch, seq: entries.at(-1)?.seq ?? place.seq },
  };
}

/** The word that a subscriber has to begin anew, at the log's end. */
export function resync(reason: Resync['reason'], head: Head): Batch {
  const step = { kind: 'ResyncRequired', reason, cursor: cursorOf(head), at: new Date() } as const;
  return { steps: [step], place: head };
}

/** An entry with the cursor to go on from. */
export function withCursor(epoch: string, entry: LogEntry): FeedEntry {
  return { ...entry, cursor: cursorOf({ epoch, seq: entry.seq }) };
}

/** Why a place cannot be gone on from; null when it can. */
export function lost(from: Head, head: Head): Resync['reason'] | null {
  // A place beyond the end is one of another life of the database, too.
  if (from.epoch !== head.epoch || from.seq > head.seq) return 'EPOCH_CHANGED';
  return head.seq - from.seq > farthestBehind ? 'TOO_FAR_BEHIND' : null;
}

/** Whether a step belongs to the part of the log that is followed. */
export function wants({ botId, conversationId }: FeedPart, step: FeedStep): boolean {
  if (step.kind === 'ResyncRequired') return true;
  return (
    (botId === null || step.botId === botId) &&
    (conversationId === null || step.conversationId === conversationId)
  );
}

/**
 * Follows a workspace's log from a cursor: batches of what is there, then waits for a wake-up, or
 * looks by itself each second since wake-ups may be lost. Each reader pulls at its own pace from the
 * database, so one that stalls holds one batch and hurts nobody. Never ends by itself.
 */
export function follow(
  { database, live }: { database: Database; live: Live },
  wish: FeedWish,
): AsyncIterableIterator<FeedStep[], void> {
  let place: Head | null = placeOf(wish.after);
  let ended = false;
  let wake: (() => void) | null = null;
  const stop = live.log.on(wish.workspaceId, () => wake?.());
  const over = { done: true, value: undefined } as const;

  const read = async (): Promise<FeedStep[]> => {
    const batch = await readBatch(database, wish.workspaceId, place);
    place = batch.place;
    return batch.steps.filter((step) => wants(wish, step));
  };

  return {
    async next() {
      while (!ended) {
        // Listening before reading: an entry that lands in between wakes the wait at once.
        let woken = false;
        wake = () => {
          woken = true;
        };
        const before = place;
        const steps = await read();
        if (steps.length > 0 && !isEnded()) return { done: false, value: steps };
        if (woken || isEnded() || (before !== null && place?.seq !== before.seq)) continue;
        await waitFor(pollMs, (now) => {
          wake = now;
        });
      }
      return over;
    },
    return() {
      ended = true;
      stop();
      wake?.();
      return Promise.resolve(over);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };

  function isEnded(): boolean {
    return ended;
  }
}

function waitFor(ms: number, arm: (now: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    arm(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
