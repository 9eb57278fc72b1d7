import { Bot, Channel } from '@cbf/db';
import { takeIn } from '../conversations/inbound.ts';
import type { Inbound, TakenIn } from '../conversations/line.ts';
import { change, type LineChange, type Writer } from '../events/commit.ts';
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
  let running = false;

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      while (queue.length > 0) {
        // A turn of the event loop lets the requests that are already in the socket join.
        await new Promise((resolve) => setImmediate(resolve));
        await settle(writer, takeBatch(queue));
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
async function settle(writer: Writer, batch: readonly Waiting[]): Promise<void> {
  try {
    const results = await store(writer, batch);
    batch.forEach((waiting, place) => {
      const result = results[place];
      if (result instanceof Refusal) waiting.reject(result);
      else if (result) waiting.resolve(result);
    });
  } catch (error) {
    const [first] = batch;
    if (batch.length === 1 && first) first.reject(error);
    else for (const waiting of batch) await settle(writer, [waiting]);
  }
}

async function store(writer: Writer, batch: readonly Waiting[]): Promise<(Received | Refusal)[]> {
  const ids = [...new Set(batch.map(({ channelId }) => channelId))];
  const channels = await writer.database.em.fork().find(Channel, { id: { $in: ids } });
  const workspaces = channels.map(({ workspaceId }) => workspaceId);
  if (workspaces.length === 0) return batch.map(unknownChannel);
  return change(writer, 'receive', workspaces, async (inner) => {
    // Read again under the lock: the bot may have been stopped meanwhile.
    const open = await inner.em.find(Channel, { id: { $in: ids }, disconnectedAt: null });
    const bots = await inner.em.find(Bot, { id: { $in: open.map(({ botId }) => botId) } });
    const results: (Received | Refusal)[] = [];
    for (const waiting of batch) {
      const channel = open.find(({ id }) => id === waiting.channelId);
      const bot = bots.find(({ id }) => id === channel?.botId);
      results.push(
        channel && bot ? await takeAll(inner, { channel, bot }, waiting.updates) : unknownChannel(),
      );
    }
    return results;
  });
}

async function takeAll(
  inner: LineChange,
  line: { channel: Channel; bot: Bot },
  updates: readonly Inbound[],
): Promise<Received> {
  const items: TakenIn[] = [];
  for (const update of updates) items.push(await takeIn(inner, line, update));
  const duplicates = items.filter(({ duplicate }) => duplicate).length;
  return { stored: items.length - duplicates, duplicates, items };
}

function unknownChannel(): Refusal {
  return new Refusal('NOT_FOUND', 'channelNotFoundForRunner');
}
