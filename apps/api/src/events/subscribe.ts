import { workspaceOf } from '../accounts/member.ts';
import { ownBot } from '../bots/find.ts';
import type { Ctx } from '../context.ts';
import { ownConversation } from '../conversations/find.ts';
import { follow, type FeedWish } from './feed.ts';
import { everyRunner, WorkKind, type Partial } from './live.ts';
import { eachOnce, mailbox, newestOnly } from './mailbox.ts';
import { present, type Presented } from './present.ts';

/** What of the log a client asks for. */
export interface EventsWish {
  readonly after?: string | null;
  readonly botId?: string | null;
  readonly conversationId?: string | null;
}

/**
 * The workspace's log from a cursor, or from its end, event by event, without gap or duplicate.
 * NOT_FOUND for a bot or conversation that is not the workspace's.
 */
export async function followEvents(
  ctx: Ctx,
  { after = null, botId = null, conversationId = null }: EventsWish,
): Promise<AsyncIterableIterator<Presented, void>> {
  const workspaceId = workspaceOf(ctx);
  if (botId !== null) await ownBot(ctx, botId);
  if (conversationId !== null) await ownConversation(ctx, conversationId);
  return oneByOne(ctx, { workspaceId, after, botId, conversationId });
}

function oneByOne(ctx: Ctx, wish: FeedWish): AsyncIterableIterator<Presented, void> {
  const { database } = ctx.parts;
  const feed = follow(ctx.parts, wish);
  let waiting: readonly Presented[] = [];
  return {
    async next() {
      for (;;) {
        const [first, ...rest] = waiting;
        waiting = rest;
        if (first) return { done: false, value: first };
        const batch = await feed.next();
        if (batch.done) return { done: true, value: undefined };
        waiting = await present(database, wish.workspaceId, batch.value);
      }
    },
    async return() {
      waiting = [];
      await feed.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** Partial answers of a conversation; a slow reader skips to the newest. */
export async function followProgress(
  ctx: Ctx,
  conversationId: string,
): Promise<AsyncIterableIterator<Partial, void>> {
  await ownConversation(ctx, conversationId);
  const { partials } = ctx.parts.live;
  return mailbox<Partial>(newestOnly, (put) => partials.on(conversationId, put));
}

/** Hints to a runner that there may be work; it is told to look at everything first. */
export function followWork(ctx: Ctx): AsyncIterableIterator<WorkKind, void> {
  const { work } = ctx.parts.live;
  return mailbox<WorkKind>(eachOnce, (put) => {
    for (const kind of Object.values(WorkKind)) put(kind);
    return work.on(everyRunner, put);
  });
}
