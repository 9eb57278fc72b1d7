import { loseCalls, Turn } from '@cbf/db';
import { change, type Writer } from '../events/commit.ts';
import { tryAgainOrGiveUp } from './fail.ts';

/**
 * Takes turns back from runners that have gone silent, and wakes runners when turns are due that
 * nobody has claimed. Returns how many were taken back.
 */
export async function expireTurns(writer: Writer): Promise<number> {
  const em = writer.database.em.fork();
  const now = new Date();
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
