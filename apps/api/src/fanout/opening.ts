import { z } from 'zod';
import { ownBot } from '../bots/find.ts';
import type { Ctx } from '../context.ts';
import { ownConversation } from '../conversations/find.ts';
import type { FeedPart } from '../events/feed.ts';

/** What a subscription that can be shared follows. */
export type Opening =
  | { readonly kind: 'LOG'; readonly part: FeedPart; readonly after: string | null }
  | { readonly kind: 'TICKS'; readonly botId: string | null }
  | { readonly kind: 'PARTIALS'; readonly conversationId: string };

type Open = (ctx: Ctx, args: Readonly<Record<string, unknown>>) => Promise<Opening>;

const maybe = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const eventsArgs = z.object({ after: maybe, botId: maybe, conversationId: maybe });
const usageArgs = z.object({ botId: maybe });
const progressArgs = z.object({ conversationId: z.string() });

/**
 * The fields of Subscription that can be shared, each with the check of what it asks for: it throws
 * when a bot or conversation is not the workspace's. All of them ask for the right to read.
 */
export const openings: ReadonlyMap<string, Open> = new Map<string, Open>([
  [
    'events',
    async (ctx, args) => {
      const { after, botId, conversationId } = eventsArgs.parse(args);
      await checkBot(ctx, botId);
      if (conversationId !== null) await ownConversation(ctx, conversationId);
      return { kind: 'LOG', part: { botId, conversationId }, after };
    },
  ],
  [
    'usage',
    async (ctx, args) => {
      const { botId } = usageArgs.parse(args);
      await checkBot(ctx, botId);
      return { kind: 'TICKS', botId };
    },
  ],
  [
    'progress',
    async (ctx, args) => {
      const { conversationId } = progressArgs.parse(args);
      await ownConversation(ctx, conversationId);
      return { kind: 'PARTIALS', conversationId };
    },
  ],
]);

async function checkBot(ctx: Ctx, botId: string | null): Promise<void> {
  if (botId !== null) await ownBot(ctx, botId);
}
