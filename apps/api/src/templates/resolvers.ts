import { TemplateRunnerResolver } from './runner.resolver.ts';
import { ChannelTemplates, TemplateResolver } from './template.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [TemplateResolver, ChannelTemplates, TemplateRunnerResolver] as const;
