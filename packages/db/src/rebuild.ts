import { isDeepStrictEqual } from 'node:util';
import type { Database } from './open.ts';
import { storeDayLines } from './hot/close.ts';
import { recount, storedRollUp, type RollUp } from './hot/recount.ts';
import { rows, tuples } from './hot/sql.ts';
import { keyColumns, keyValues } from './hot/sums.ts';
import { countColumns, countNames } from './hot/usage.ts';

/** What a rebuild found: how many lines there are now, and whether they had been right before. */
export interface Rebuilt {
  readonly lines: number;
  readonly latencyLines: number;
  readonly wasEqual: boolean;
}

/**
 * Counts the roll-up anew from what it was counted from, writes it in place of the old one, and says
 * whether the two were equal. All in one transaction; throws, and changes nothing, when what it
 * wrote does not read back as what it counted.
 */
export function rebuildRollUp(database: Database): Promise<Rebuilt> {
  return database.em.fork().transactional(async (em) => {
    // Whoever counts meanwhile waits and then adds to what was written here: nothing is lost, and
    // nothing is counted that is not yet in the roll-up. On SQLite there is one writer anyway.
    if (database.dialect === 'postgres')
      await rows(
        em,
        'lock table bot_analytics, bot_latency, usage_sum, usage_day in exclusive mode',
      );
    const before = await storedRollUp(em);
    const right = await recount(em, database.dialect);
    await rows(em, 'delete from bot_analytics');
    await rows(em, 'delete from bot_latency');
    await rows(em, 'delete from usage_sum');
    await rows(em, 'delete from usage_day');
    await write(em, right);
    if (!isDeepStrictEqual(await storedRollUp(em), right))
      throw new Error('The roll-up does not read back as it was counted; nothing was changed.');
    return {
      lines: right.lines.length,
      latencyLines: right.latency.length,
      wasEqual: isDeepStrictEqual(before, right),
    };
  });
}

const names = countNames.map((name) => countColumns[name]).join(', ');

async function write(
  em: Parameters<typeof rows>[0],
  { lines, latency, sums, days }: RollUp,
): Promise<void> {
  for (const some of chunks(lines))
    await rows(
      em,
      `insert into bot_analytics (workspace_id, bot_id, model, hour,
         ${names})
       values ${tuples(some.length, 4 + countNames.length)}`,
      some.flatMap((line) => [
        line.workspaceId,
        line.botId,
        line.model,
        line.hour,
        ...countNames.map((name) => line[name]),
      ]),
    );
  for (const some of chunks(latency))
    await rows(
      em,
      `insert into bot_latency (workspace_id, bot_id, model, hour, bucket, answers)
       values ${tuples(some.length, 6)}`,
      some.flatMap((line) => [
        line.workspaceId,
        line.botId,
        line.model,
        line.hour,
        line.bucket,
        line.answers,
      ]),
    );
  for (const some of chunks(sums))
    await rows(
      em,
      `insert into usage_sum (${keyColumns}, ${names}, latency)
       values ${tuples(some.length, 6 + countNames.length)}`,
      some.flatMap((sum) => [
        ...keyValues(sum),
        ...countNames.map((name) => sum[name]),
        JSON.stringify(sum.latency),
      ]),
    );
  await storeDayLines(em, days);
}

function chunks<Line>(lines: readonly Line[], size = 200): Line[][] {
  const found: Line[][] = [];
  for (let at = 0; at < lines.length; at += size) found.push(lines.slice(at, at + size));
  return found;
}
