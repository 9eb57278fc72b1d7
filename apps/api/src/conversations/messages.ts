import { Message, type Conversation } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { defineLoader } from '../graphql/loader.ts';
import { pageFrom, type Page } from '../graphql/page.ts';
import { badField } from '../words/check.ts';

/** Which stretch of a conversation a client asks for. */
export interface Stretch {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

interface Key {
  readonly conversationId: string;
  readonly size: number;
  readonly backwards: boolean;
  readonly after: number | null;
  readonly before: number | null;
}

const newestPage = 50;
const mostMessages = 100;

/**
 * A page of a conversation's messages in their order: the newest by default, what is before or
 * after a place otherwise. Pages of several conversations in one operation take one statement.
 */
export async function messagesOf(
  ctx: Ctx,
  conversation: Conversation,
  asked: Stretch,
): Promise<Page<Message>> {
  const size = asked.first ?? asked.last ?? newestPage;
  if (size < 1 || size > mostMessages)
    throw badField(asked.first == null ? 'last' : 'first', 'fieldPage');
  const key: Key = {
    conversationId: conversation.id,
    size,
    backwards: asked.first == null,
    after: seqOf('after', asked.after),
    before: seqOf('before', asked.before),
  };
  const found = await stretches(ctx).load(key);
  const more = found.length > size;
  const items = key.backwards ? found.slice(0, size).reverse() : found.slice(0, size);
  return pageFrom(
    {
      items,
      hasNextPage: key.backwards ? key.before !== null : more,
      hasPrevPage: key.backwards ? more : key.after !== null,
      from: placeOf,
    },
    () => Promise.resolve(conversation.lastSeq),
  );
}

/** A message's place in its conversation as clients see it. */
export function placeOf({ seq }: Message): string {
  return Buffer.from(JSON.stringify([seq])).toString('base64url');
}

/** The newest message of each conversation. */
export const lastMessageOf = defineLoader(async (ctx, conversations: readonly Conversation[]) => {
  const found = await ctx.parts.database.read.find(
    Message,
    `workspace_id = ? and (${conversations.map(() => '(conversation_id = ? and seq = ?)').join(' or ')})`,
    [workspaceOf(ctx), ...conversations.flatMap(({ id, lastSeq }) => [id, lastSeq])],
  );
  return conversations.map(
    ({ id }) => found.find(({ conversationId }) => conversationId === id) ?? null,
  );
});

const stretches = defineLoader(async (ctx, keys: readonly Key[]) => {
  const groups = Map.groupBy(keys, ({ conversationId: _one, ...rest }) => JSON.stringify(rest));
  const found = new Map<Key, Message[]>();
  for (const group of groups.values()) {
    const messages = await readStretch(ctx, group);
    for (const key of group)
      found.set(
        key,
        messages.filter(({ conversationId }) => conversationId === key.conversationId),
      );
  }
  return keys.map((key) => found.get(key) ?? []);
});

// One more than asked for tells whether there is more.
async function readStretch(ctx: Ctx, group: readonly Key[]): Promise<Message[]> {
  const [one] = group;
  if (one === undefined) return [];
  const order = one.backwards ? 'desc' : 'asc';
  const range = 'workspace_id = ? and conversation_id in (?) and seq > ? and seq < ?';
  const params = [
    workspaceOf(ctx),
    group.map(({ conversationId }) => conversationId),
    one.after ?? 0,
    one.before ?? 2_147_483_647,
    one.size + 1,
  ];
  const { read } = ctx.parts.database;
  if (group.length === 1)
    return read.find(Message, `${range} order by seq ${order} limit ?`, params);
  return read.find(
    Message,
    `id in (select id from (
       select id, row_number() over (partition by conversation_id order by seq ${order}) as place
       from message where ${range}
     ) numbered where place <= ?) order by conversation_id, seq ${order}`,
    params,
  );
}

function seqOf(path: string, place: string | null | undefined): number | null {
  if (place == null) return null;
  try {
    const read: unknown = JSON.parse(Buffer.from(place, 'base64url').toString('utf8'));
    if (Array.isArray(read) && Number.isSafeInteger(read[0])) return Number(read[0]);
  } catch {
    // Falls through to the refusal: whatever this is, it is no place of ours.
  }
  throw badField(path, 'fieldCursor');
}
