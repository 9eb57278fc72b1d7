import { EventResolver } from './event.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [EventResolver] as const;
