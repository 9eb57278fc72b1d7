import type { FindNode } from '../graphql/node.ts';
import { BotChannels, ChannelResolver } from './channel.resolver.ts';
import { channelById } from './find.ts';
import { MetaChannelResolver } from './meta.resolver.ts';
import { OneTapResolver } from './one-tap.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [
  ChannelResolver,
  MetaChannelResolver,
  BotChannels,
  OneTapResolver,
] as const;

/** The kinds of node that this folder can find, by the letters of their ids. */
export const nodes: Readonly<Record<string, FindNode>> = {
  chn: (ctx, id) => channelById(ctx).load(id),
};
