import { RunnerResolver } from './runner.resolver.ts';
import { ClaimedFileResolver } from './sent-types.ts';

/** What this folder adds to the schema. */
export const resolvers = [RunnerResolver, ClaimedFileResolver] as const;
