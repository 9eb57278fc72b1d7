import { headOf, lockLog, readLog, type Database, type Head, type LogEntry } from '@cbf/db';
import type { Live } from './live.ts';

/** What a feed says instead of an entry when the log cannot be followed. */
export interface Resync {
  readonly kind: 'ResyncRequired';
  readonly reason: 'TOO_FAR_BEHIND' | 'EPOCH_CHANGED';
  readonly cursor: string;
  readonly at: Date;
}

/** A step of a feed: an entry of the log with its cursor, or the word that it has to begin anew. */
export type FeedStep = (LogEntry & { readonly cursor: string }) | Resync;

/** Which part of a workspace's log a feed follows, and from where. */
export interface FeedWish {
  readonly workspaceId: string;
  readonly after: string | null;
  readonly botId: string | null;
  readonly conversationId: string | null;
}

const batch = 100;
const farthestBehind = 1000;
const pollMs = 1000;

/** A place in a log as clients see it. */
export function cursorOf({ epoch, seq }: Head): string {
  return `${epoch}.${String(seq)}`;
}

/** The end of a workspace's log as a cursor. */
export async function headCursor(database: Database, workspaceId: string): Promise<string> {
  return cursorOf(await headOrFirst(database, workspaceId));
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
  let place: Head | null = null;
  let ended = false;
  let wake: (() => void) | null = null;
  const stop = live.log.on(wish.workspaceId, () => wake?.());
  const over = { done: true, value: undefined } as const;

  const resync = (reason: Resync['reason'], head: Head): FeedStep[] => {
    place = head;
    return [{ kind: 'ResyncRequired', reason, cursor: cursorOf(head), at: new Date() }];
  };
  const read = async (): Promise<FeedStep[]> => {
    const head = await headOrFirst(database, wish.workspaceId);
    const from = place ?? placeOf(wish.after) ?? head;
    const reason = lost(from, head);
    if (reason) return resync(reason, head);
    place = from;
    if (head.seq === from.seq) return [];
    const entries = await readLog(database.em.fork(), wish.workspaceId, from.seq, batch);
    // The log has no gaps; where one shows, its beginning was forgotten after a week.
    if (entries[0]?.seq !== from.seq + 1) return resync('TOO_FAR_BEHIND', head);
    place = { epoch: head.epoch, seq: entries.at(-1)?.seq ?? from.seq };
    return entries
      .filter((entry) => wants(wish, entry))
      .map((entry) => ({ ...entry, cursor: cursorOf({ epoch: head.epoch, seq: entry.seq }) }));
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

async function headOrFirst(database: Database, workspaceId: string): Promise<Head> {
  const em = database.em.fork();
  return (await headOf(em, workspaceId)) ?? (await lockLog(em, workspaceId));
}

function placeOf(cursor: string | null): Head | null {
  const [epoch, seq] = cursor?.split('.') ?? [];
  return epoch === undefined || seq === undefined ? null : { epoch, seq: Number(seq) };
}

function lost(from: Head, head: Head): Resync['reason'] | null {
  // A place beyond the end is one of another life of the database, too.
  if (from.epoch !== head.epoch || from.seq > head.seq) return 'EPOCH_CHANGED';
  return head.seq - from.seq > farthestBehind ? 'TOO_FAR_BEHIND' : null;
}

function wants({ botId, conversationId }: FeedWish, entry: LogEntry): boolean {
  return (
    (botId === null || entry.botId === botId) &&
    (conversationId === null || entry.conversationId === conversationId)
  );
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
