import type { FindNode } from '../graphql/node.ts';
import { AttendResolver } from './attend.resolver.ts';
import { ConversationResolver } from './conversation.resolver.ts';
import { contactById, conversationById, messageById } from './find.ts';
import { MessageResolver } from './message.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [ConversationResolver, MessageResolver, AttendResolver] as const;

/** The kinds of node that this folder can find, by the letters of their ids. */
export const nodes: Readonly<Record<string, FindNode>> = {
  ctc: (ctx, id) => contactById(ctx).load(id),
  cnv: (ctx, id) => conversationById(ctx).load(id),
  msg: (ctx, id) => messageById(ctx).load(id),
};
