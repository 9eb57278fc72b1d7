import { turnById } from '../conversations/find.ts';
import type { FindNode } from '../graphql/node.ts';
import { CallResolver } from './call.resolver.ts';
import { TurnResolver } from './turn.resolver.ts';
import { WorkResolver } from './work.resolver.ts';

/** What this folder adds to the schema. */
export const resolvers = [TurnResolver, CallResolver, WorkResolver] as const;

/** The kinds of node that this folder can find, by the letters of their ids. */
export const nodes: Readonly<Record<string, FindNode>> = {
  trn: (ctx, id) => turnById(ctx).load(id),
};
