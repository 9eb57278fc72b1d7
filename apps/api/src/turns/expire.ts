import { loseCalls, rows, Turn } from '@cbf/db';
import { change, type Writer } from '../events/commit.ts';
import { after } from '../runner/lease.ts';
import { tryAgainOrGiveUp } from './fail.ts';

/**
 * Takes turns back from runners that have gone silent, and wakes runners when turns are due that
 * nobody has claimed. Returns how many were taken back.
 */
export async function expireTurns(writer: Writer): Promise<number> {
  const em = writer.database.em.fork();
  const now = writer.database.now();
  const where = { state: 'THINKING', leaseUntil: { $lte: now } } as const;
  const expired = await em.find(Turn, where, { limit: 200 });
  let taken = 0;
  if (expired.length > 0)
    await change(
      writer,
      'expire-turns',
      expired.map(({ workspaceId }) => workspaceId),
      async (inner) => {
        // Once more under the lock: a heartbeat may have renewed some meanwhile.
        const ids = expired.map(({ id }) => id);
        for (const turn of await inner.em.find(Turn, { ...where, id: { $in: ids } })) {
          taken += 1;
          await loseCalls(inner.em, turn.id, inner.at);
          await tryAgainOrGiveUp(inner, turn, 'RUNNER_LOST', { retryable: true, retryAfterMs: 0 });
        }
      },
    );
  const due = await em.findOne(Turn, { state: 'QUEUED', dueAt: { $lte: now } });
  if (due !== null) writer.live.wakeRunners('TURNS');
  return taken;
}

// A runner offers a result for some two minutes, and an answer may take one and a half.
const unheardMs = 600_000;

// A turn that was superseded or silenced has no lease that could end, but its call was begun.
const unheard = `
  select c.turn_id as "turnId", c.workspace_id as "workspaceId" from model_call c
  join turn t on t.id = c.turn_id
  where c.state = 'OPEN' and c.at <= ? and (t.state <> 'THINKING' or t.lease <> c.lease)
  order by c.at limit 200`;

/** Gives up calls of the model whose runner was never heard of again. Returns how many turns' they were. */
export async function expireCalls(
  writer: Writer,
  now: Date = writer.database.now(),
): Promise<number> {
  const found = await rows<{ turnId: string; workspaceId: string }>(
    writer.database.em.fork(),
    unheard,
    [after(now, -unheardMs)],
  );
  if (found.length === 0) return 0;
  const workspaceIds = found.map(({ workspaceId }) => workspaceId);
  await change(writer, 'expire-turns', workspaceIds, async ({ em, at }) => {
    for (const { turnId } of found) await loseCalls(em, turnId, at);
  });
  return found.length;
}
