import { BotToday, UsageResolver } from './usage.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [UsageResolver, BotToday] as const;
