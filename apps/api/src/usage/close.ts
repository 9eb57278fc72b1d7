import { setImmediate as others, setTimeout as pause } from 'node:timers/promises';
import { between, safeError, type Logger } from '@cbf/base';
import { closableAfterMs, closeDay, rows, time, type Day, type RawTime } from '@cbf/db';
import { change, type Writer } from '../events/commit.ts';
import { nextDay, startOfDay } from './zone.ts';

const everyMs = 3_600_000;

// A year that was never closed is many days: most of the time is everybody else's.
const restPerWork = 4;

/** Closes days; `stop` waits for the one that is being closed. */
export interface Closer {
  stop(): Promise<void>;
}

/** Closes days at once and then every hour; a round that fails is logged and tried again. */
export function startCloser(writer: Writer, logger: Logger): Closer {
  const stopping = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  const round = (): void => {
    const closing = () => closeDays(writer, writer.database.now(), stopping.signal);
    // One round at a time: a year that was never closed takes a while.
    running = running
      .then(() => between('commit:close-days', closing))
      .catch((error: unknown) => {
        logger.error({ error: safeError(error) }, 'Days that are over could not be summed.');
      });
  };
  round();
  const timer = setInterval(round, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}

interface Clocked {
  readonly workspaceId: string;
  readonly timeZone: string;
}

/**
 * Sums the days of all workspaces that are over and not closed yet, so that a report need not read
 * their hours. The newest come first; each is a transaction of its own with a rest behind it. Ends
 * early when the signal says so. Returns how many days it closed.
 */
export async function closeDays(
  writer: Writer,
  now = writer.database.now(),
  signal?: AbortSignal,
): Promise<number> {
  let closed = 0;
  for (const one of await rows<Clocked>(
    writer.database.em.fork(),
    'select id as "workspaceId", time_zone as "timeZone" from workspace',
  )) {
    for (const day of await openDays(writer, one, now)) {
      if (signal?.aborted) return closed;
      const began = performance.now();
      if (await close(writer, one, day)) closed += 1;
      await pause(restPerWork * (performance.now() - began), null, { signal }).catch(() => null);
    }
    await others();
  }
  return closed;
}

function close(writer: Writer, { workspaceId, timeZone }: Clocked, day: Day): Promise<boolean> {
  return change(writer, 'close-days', [workspaceId], async ({ em }) => {
    const [still] = await rows(
      em,
      'select 1 as one from workspace where id = ? and time_zone = ?',
      [workspaceId, timeZone],
    );
    // The workspace's clock was changed, or it is gone: the next round looks anew.
    return still !== undefined && closeDay(em, day);
  });
}

async function openDays(
  { database }: Writer,
  { workspaceId, timeZone }: Clocked,
  now: Date,
): Promise<Day[]> {
  const [first] = await database.read.rows<{ start: RawTime | null }>(
    `select min(start) as start from usage_sum where workspace_id = ? and grain = 'HOUR'`,
    [workspaceId],
  );
  if (first?.start == null) return [];
  const known = await database.read.rows<{ start: RawTime }>(
    `select start from usage_day where workspace_id = ? and bot_id = '' and model = ''`,
    [workspaceId],
  );
  const closed = new Set(known.map(({ start }) => time(start).getTime()));
  const open: Day[] = [];
  let start = startOfDay(time(first.start), timeZone);
  for (;;) {
    const end = nextDay(start, timeZone);
    const day = { workspaceId, start: hourAfter(start), ends: hourAfter(end) };
    if (day.ends.getTime() + closableAfterMs > now.getTime()) return open.reverse();
    if (!closed.has(day.start.getTime())) open.push(day);
    start = end;
  }
}

function hourAfter(moment: Date): Date {
  return new Date(Math.ceil(moment.getTime() / 3_600_000) * 3_600_000);
}
