import { AccountResolver } from './account.resolver.ts';
import { SessionResolver, ViewerResolver } from './viewer.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [ViewerResolver, SessionResolver, AccountResolver] as const;
