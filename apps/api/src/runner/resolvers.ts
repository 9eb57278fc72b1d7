import { RunnerResolver } from './runner.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [RunnerResolver] as const;
