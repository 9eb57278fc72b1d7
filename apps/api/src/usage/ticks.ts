import { steadyMs } from '@cbf/base';
import { workspaceOf } from '../accounts/member.ts';
import { findBot } from '../bots/find.ts';
import type { Ctx } from '../context.ts';
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
  if (botId !== null) await findBot(ctx.em, workspaceId, botId);
  return mailbox<UsageTick>(newestOnly, (put) => {
    let last = -tickMs;
    let timer: NodeJS.Timeout | null = null;
    const tick = () => {
      timer = null;
      last = steadyMs();
      put({ botId, at: new Date() });
    };
    tick();
    const stop = ctx.parts.live.log.on(workspaceId, () => {
      timer ??= setTimeout(tick, Math.max(0, last + tickMs - steadyMs()));
    });
    return () => {
      stop();
      if (timer) clearTimeout(timer);
    };
  });
}
