import { Session } from '@cbf/db';
import type { FindNode } from '../graphql/node.ts';
import { AccountResolver } from './account.resolver.ts';
import { SessionResolver, userById, ViewerResolver, workspaceById } from './viewer.resolver.ts';
import { member } from './member.ts';

/** What this folder adds to the schema. */
export const resolvers = [ViewerResolver, SessionResolver, AccountResolver] as const;

/** The kinds of node that this folder can find; of people and devices only the viewer's own. */
export const nodes: Readonly<Record<string, FindNode>> = {
  usr: async (ctx, id) => (id === member(ctx).userId ? userById(ctx).load(id) : null),
  wsp: async (ctx, id) => (id === member(ctx).workspaceId ? workspaceById(ctx).load(id) : null),
  ses: (ctx, id) => ctx.em.findOne(Session, { id, userId: member(ctx).userId }),
};
