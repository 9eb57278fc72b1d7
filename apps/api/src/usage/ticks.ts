import { steadyMs } from '@cbf/base';
import { workspaceOf } from '../accounts/member.ts';
import { ownBot } from '../bots/find.ts';
import type { Ctx } from '../context.ts';
import { headCursor } from '../events/feed.ts';
import { mailbox, newestOnly } from '../events/mailbox.ts';
import type { UsageTick } from './types.ts';

/** How often the counters of one subscriber tick at most, ms. */
const tickMs = 1000;

/**
 * Ticks at once, then after something was logged, at most one a second: what comes sooner is told
 * by the tick at the second's end. NOT_FOUND for a bot that is not the workspace's.
 */
export async function ticks(
  ctx: Ctx,
  botId: string | null,
): Promise<AsyncIterableIterator<UsageTick, void>> {
  const workspaceId = workspaceOf(ctx);
  const { database, live } = ctx.parts;
  if (botId !== null) await ownBot(ctx, botId);
  let seen = await headCursor(database, workspaceId);
  return mailbox<UsageTick>(newestOnly, (put) => {
    let last = -tickMs;
    let timer: NodeJS.Timeout | null = null;
    const tick = () => {
      timer = null;
      last = steadyMs();
      put({ botId, at: new Date() });
    };
    tick();
    const plan = () => {
      timer ??= setTimeout(tick, Math.max(0, last + tickMs - steadyMs()));
    };
    const stop = live.log.on(workspaceId, plan);
    // Wake-ups may be lost, so it looks by itself, too; a look that fails is made again.
    const look = async () => {
      const cursor = await headCursor(database, workspaceId);
      if (seen !== cursor) plan();
      seen = cursor;
    };
    const poll = setInterval(() => void look().catch(() => undefined), tickMs);
    return () => {
      stop();
      clearInterval(poll);
      if (timer) clearTimeout(timer);
    };
  });
}
