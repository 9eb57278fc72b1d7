import { between, safeError } from '@cbf/base';
import { discardMedia, discardedFiles, forgetDiscarded, rows } from '@cbf/db';
import type { Parts } from '../context.ts';
import { after } from '../runner/lease.ts';

type Keeper = Pick<Parts, 'database' | 'store' | 'logger'>;

const unusedMs = 24 * 3_600_000;
const bite = 200;

// No platform keeps a file for longer, and a channel that is gone never fetches.
const hopelessMs = 30 * 24 * 3_600_000;

// Whoever was still writing a file when it was discarded has written it by then.
const lateMs = 15 * 60_000;

/** Removes rows of files, and then the files; what is broken off goes on with the next round. */
export async function discard(keeper: Keeper, ids: readonly string[]): Promise<void> {
  const { database } = keeper;
  const em = database.em.fork();
  await between('commit:discard-media', () =>
    em.transactional((inner) => discardMedia(inner, ids, database.now())),
  );
  await sweepFiles(keeper);
}

/**
 * Removes the files of all places that are noted as discarded. A place is forgotten only later: a
 * file that was still on its way there is removed by the next round.
 */
export async function sweepFiles({ database, store, logger }: Keeper): Promise<void> {
  const em = database.em.fork();
  const late = after(database.now(), -lateMs);
  try {
    for (let from = ''; ;) {
      const found = await discardedFiles(em, from, bite);
      await store.remove(found.map(({ place }) => place));
      const old = found.filter(({ createdAt }) => createdAt <= late).map(({ place }) => place);
      await between('commit:forget-media', () => forgetDiscarded(em, old));
      const last = found.at(-1);
      if (last === undefined || found.length < bite) return;
      from = last.place;
    }
  } catch (error) {
    logger.warn({ error: safeError(error) }, 'Files that nobody needs could not be removed yet.');
  }
}

/**
 * One round of the broom: uploads that were not sent within a day, files that nobody can fetch any
 * more, and all discarded files.
 */
export async function purgeMedia(keeper: Keeper, now = keeper.database.now()): Promise<void> {
  const em = keeper.database.em.fork();
  for (;;) {
    const unused = await rows<{ id: string }>(
      em,
      'select id from media where message_id is null and created_at < ? limit ?',
      [after(now, -unusedMs), bite],
    );
    if (unused.length === 0) break;
    await discard(
      keeper,
      unused.map(({ id }) => id),
    );
  }
  await rows(em, hopeless, [after(now, -hopelessMs)]);
  await sweepFiles(keeper);
  await keeper.store.tidy();
}

const hopeless = `update media set state = 'LOST', failure = 'GONE'
  where state = 'WAITING' and file_id is not null and (created_at < ? or channel_id in (
    select id from channel where disconnected_at is not null))`;
