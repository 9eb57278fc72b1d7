import { BotToday, UsageBefore, UsageResolver } from './usage.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [UsageResolver, UsageBefore, BotToday] as const;
