import { MediaResolver, PartResolver } from './media.resolver.ts';
import { MediaRunnerResolver } from './runner.resolver.ts';

/** The resolvers of this feature. */
export const resolvers = [MediaResolver, PartResolver, MediaRunnerResolver] as const;
