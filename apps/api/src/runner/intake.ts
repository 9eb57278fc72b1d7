import { openLines } from '@cbf/db';
import { takeInAll } from '../conversations/inbound.ts';
import type { Inbound, TakenIn } from '../conversations/line.ts';
import { change, type Writer } from '../events/commit.ts';
import { Refusal } from '../words/refusal.ts';

/** What became of a request's updates, in their order. */
export interface Received {
  readonly stored: number;
  readonly duplicates: number;
  readonly items: readonly TakenIn[];
}

/** Takes updates in; requests that arrive together share one commit. */
export interface Intake {
  /** Resolves after the commit: what is acknowledged is stored. Refuses an unknown channel. */
  receive(channelId: string, updates: readonly Inbound[]): Promise<Received>;
}

interface Waiting {
  readonly channelId: string;
  readonly updates: readonly Inbound[];
  readonly resolve: (received: Received) => void;
  readonly reject: (error: unknown) => void;
}

const mostTogether = 200;

/**
 * The intake of one app. One commit is on its way at a time and carries all that arrived while the
 * one before it was written; that costs a lone request nothing and a crowd one sync instead of many.
 */
export function createIntake(writer: Writer): Intake {
  const queue: Waiting[] = [];
  const workspaceOf = createWorkspaceOf(writer.database);
  let running = false;

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      while (queue.length > 0) {
        // A turn of the event loop lets the requests that are already in the socket join.
        await new Promise((resolve) => setImmediate(resolve));
        await settle(writer, workspaceOf, takeBatch(queue));
      }
    } finally {
      running = false;
    }
  };

  return {
    receive: (channelId, updates) =>
      new Promise((resolve, reject) => {
        queue.push({ channelId, updates, resolve, reject });
        void run();
      }),
  };
}

function takeBatch(queue: Waiting[]): Waiting[] {
  let updates = 0;
  let count = 0;
  for (const waiting of queue) {
    updates += waiting.updates.length;
    if (count > 0 && updates > mostTogether) break;
    count += 1;
  }
  return queue.splice(0, count);
}

// One request that cannot be stored must not take its neighbours with it: then each goes alone.
async function settle(
  writer: Writer,
  workspaceOf: WorkspaceOf,
  batch: readonly Waiting[],
): Promise<void> {
  try {
    const results = await store(writer, workspaceOf, batch);
    batch.forEach((waiting, place) => {
      const result = results[place];
      if (result instanceof Refusal) waiting.reject(result);
      else if (result) waiting.resolve(result);
    });
  } catch (error) {
    const [first] = batch;
    if (batch.length === 1 && first) first.reject(error);
    else for (const waiting of batch) await settle(writer, workspaceOf, [waiting]);
  }
}

async function store(
  writer: Writer,
  workspaceOf: WorkspaceOf,
  batch: readonly Waiting[],
): Promise<(Received | Refusal)[]> {
  const ids = [...new Set(batch.map(({ channelId }) => channelId))];
  const workspaces = await workspaceOf(ids);
  if (workspaces.length === 0) return batch.map(unknownChannel);
  return change(writer, 'receive', workspaces, async (inner) => {
    // Read under the lock: the bot may have been stopped meanwhile, or the channel disconnected.
    const lines = await openLines(inner.em, ids);
    const arrivals = batch.flatMap(({ channelId, updates }) => {
      const line = lines.get(channelId);
      return line ? updates.map((inbound) => ({ line, inbound })) : [];
    });
    const taken = await takeInAll(inner, arrivals);
    let from = 0;
    return batch.map(({ channelId, updates }) => {
      if (!lines.has(channelId)) return unknownChannel();
      const items = taken.slice(from, (from += updates.length));
      const duplicates = items.filter(({ duplicate }) => duplicate).length;
      return { stored: items.length - duplicates, duplicates, items };
    });
  });
}

type WorkspaceOf = (channelIds: readonly string[]) => Promise<string[]>;

const keptChannels = 10_000;

// Whose a channel is never changes, so that only new ones are looked up.
function createWorkspaceOf({ read }: Writer['database']): WorkspaceOf {
  const known = new Map<string, string>();
  return async (ids) => {
    const fresh = ids.filter((id) => !known.has(id));
    const found =
      fresh.length === 0
        ? []
        : await read.rows<{ id: string; workspaceId: string }>(
            'select id, workspace_id as "workspaceId" from channel where id in (?)',
            [fresh],
          );
    if (known.size + found.length > keptChannels) known.clear();
    for (const { id, workspaceId } of found) known.set(id, workspaceId);
    return ids.flatMap((id) => known.get(id) ?? []);
  };
}

function unknownChannel(): Refusal {
  return new Refusal('NOT_FOUND', 'channelNotFoundForRunner');
}
