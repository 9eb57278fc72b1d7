// First of all: the decorators of every feature need it while they are loaded.
import 'reflect-metadata';
import * as accounts from './accounts/resolvers.ts';
import * as bots from './bots/resolvers.ts';
import * as channels from './channels/resolvers.ts';
import * as conversations from './conversations/resolvers.ts';
import * as events from './events/resolvers.ts';
import type { FindNode } from './graphql/node.ts';
import * as installation from './installation/resolvers.ts';
import * as letters from './letters/resolvers.ts';
import * as media from './media/resolvers.ts';
import * as personalities from './personalities/resolvers.ts';
import * as runner from './runner/resolvers.ts';
import * as templates from './templates/resolvers.ts';
import * as turns from './turns/resolvers.ts';
import * as usage from './usage/resolvers.ts';

/** Every resolver of the api, feature by feature. */
export const resolvers = [
  ...installation.resolvers,
  ...accounts.resolvers,
  ...bots.resolvers,
  ...personalities.resolvers,
  ...channels.resolvers,
  ...conversations.resolvers,
  ...media.resolvers,
  ...turns.resolvers,
  ...templates.resolvers,
  ...letters.resolvers,
  ...runner.resolvers,
  ...events.resolvers,
  ...usage.resolvers,
] as const;

/** Who finds a node, by the letters of its id. */
export const nodes: Readonly<Record<string, FindNode>> = {
  ...accounts.nodes,
  ...bots.nodes,
  ...personalities.nodes,
  ...channels.nodes,
  ...conversations.nodes,
  ...turns.nodes,
};
