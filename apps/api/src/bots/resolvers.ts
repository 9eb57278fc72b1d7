import type { FindNode } from '../graphql/node.ts';
import { BotResolver } from './bot.resolver.ts';
import { BotTextResolver } from './text.resolver.ts';
import { botById } from './find.ts';

/** What this folder adds to the schema. */
export const resolvers = [BotResolver, BotTextResolver] as const;

/** The kinds of node that this folder can find, by the letters of their ids. */
export const nodes: Readonly<Record<string, FindNode>> = {
  bot: (ctx, id) => botById(ctx).load(id),
};
