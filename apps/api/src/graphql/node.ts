import { Field, ID, InterfaceType } from 'type-graphql';
import type { Ctx } from '../context.ts';

const names: Readonly<Record<string, string>> = {
  usr: 'User',
  wsp: 'Workspace',
  ses: 'Session',
  bot: 'Bot',
  per: 'Personality',
  chn: 'Channel',
  ctc: 'Contact',
  cnv: 'Conversation',
  msg: 'Message',
  trn: 'Turn',
};

/** Anything that has an id of its own and can be asked for by `node(id)`. */
@InterfaceType({
  description: 'Anything that has an id of its own and can be asked for by `node(id)`.',
  resolveType: ({ id }: { id: string }) => names[prefixOf(id)],
})
export abstract class Node {
  @Field(() => ID, { description: 'Its id; the letters before the underscore tell its kind.' })
  id!: string;
}

/** Finds one kind of node within what the viewer owns; null when there is none. */
export type FindNode = (ctx: Ctx, id: string) => Promise<object | null>;

/** The letters before an id's underscore. */
export function prefixOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf('_')));
}
