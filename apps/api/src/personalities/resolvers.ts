import type { FindNode } from '../graphql/node.ts';
import { personalityById } from './personalities.ts';
import { BotPersonalities, PersonalityResolver } from './personality.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [PersonalityResolver, BotPersonalities] as const;

/** The kinds of node that this folder can find, by the letters of their ids. */
export const nodes: Readonly<Record<string, FindNode>> = {
  per: (ctx, id) => personalityById(ctx).load(id),
};
