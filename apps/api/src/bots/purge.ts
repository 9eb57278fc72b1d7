import { between } from '@cbf/base';
import { Bot, forgetBot, Session } from '@cbf/db';
import type { Parts } from '../context.ts';
import { purgeMedia, sweepFiles } from '../media/discard.ts';
import { keptMs } from './life.ts';

const everyMs = 6 * 60 * 60 * 1000;
const filesEveryMs = 60_000;

/** The api's broom; `stop` waits for the round that is running. */
export interface Purge {
  stop(): Promise<void>;
}

/**
 * Sweeps out at once and then every six hours, and every minute the files that nobody needs; a round
 * that fails is logged and tried again.
 */
export function startPurge(parts: Parts): Purge {
  let running: Promise<unknown> = Promise.resolve();
  const round = (): void => {
    running = between('commit:purge', () => purge(parts)).catch((err: unknown) => {
      parts.logger.error({ err }, 'What was deleted long ago could not be removed.');
    });
  };
  round();
  const timer = setInterval(round, everyMs).unref();
  const files = setInterval(() => {
    running = running.then(() => sweepFiles(parts));
  }, filesEveryMs).unref();
  return {
    async stop() {
      clearInterval(timer);
      clearInterval(files);
      await running;
    },
  };
}

/**
 * Removes for good the bots deleted more than 30 days ago, with everything that belongs to them,
 * files that nobody needs, and sessions that have ended.
 */
export async function purge(parts: Parts, now = new Date()): Promise<void> {
  const { database } = parts;
  const em = database.em.fork();
  const where = { deletedAt: { $lt: new Date(now.getTime() - keptMs) } };
  for (const { id } of await em.find(Bot, where, { fields: ['id'] })) await forgetBot(database, id);
  await purgeMedia(parts, now);
  await em.nativeDelete(Session, {
    $or: [{ expiresAt: { $lt: now } }, { absoluteExpiresAt: { $lt: now } }],
  });
}
