import { InstallationResolver } from './installation.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [InstallationResolver] as const;
