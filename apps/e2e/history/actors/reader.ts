import { setTimeout as pause } from 'node:timers/promises';
import { operation, type Owner } from '../../src/owner.ts';
import type { Pen } from './pen.ts';
import { billOf, receiptsOf } from './receipts.ts';
import type { Lookout } from './secrets.ts';
import type { Tenant } from './tenant.ts';

interface Page<T> {
  edges: { node: T; cursor: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** A conversation in a list. */
export interface Listed {
  id: string;
  mode: string;
  bot: { id: string };
  contact: { name: string };
  openTurn: { state: string } | null;
  lastMessage: { deliveryState: string } | null;
}

/** A message of a conversation. */
export interface Shown {
  id: string;
  seq: number;
  author: string;
  direction: 'IN' | 'OUT';
  text: string;
  deliveryState: string;
  maybeTwice: boolean;
  editedAt: string | null;
  turn: { id: string } | null;
}

const Cursor = operation<{ cursor: string }>('query Cursor { cursor }');
const List = operation<{ conversations: Page<Listed> }, { after: string | null }>(`
  query List($after: String) {
    conversations(first: 50, after: $after) {
      edges {
        cursor
        node {
          id mode bot { id } contact { name } openTurn { state } lastMessage { deliveryState }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);
const Messages = operation<
  { conversation: { messages: Page<Shown> } },
  { id: string; after: string | null }
>(`
  query Messages($id: ID!, $after: String) {
    conversation(id: $id) {
      messages(first: 100, after: $after) {
        edges {
          cursor
          node {
            id seq author direction text deliveryState maybeTwice editedAt turn { id }
          }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

/** Asks as often as it takes: whoever reads at the end is not part of what is tried. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries >= 10) throw error;
      await pause(1_000);
    }
  }
}

/** Where a tenant's log ends. */
export async function cursorOf(owner: Owner): Promise<string> {
  return (await owner.ask(Cursor, {})).cursor;
}

/** All conversations of a tenant. */
export function listOf(owner: Owner): Promise<Listed[]> {
  return all(async (after) => (await owner.ask(List, { after })).conversations);
}

/** All messages of a conversation. */
export function messagesOf(owner: Owner, id: string): Promise<Shown[]> {
  return all(async (after) => (await owner.ask(Messages, { id, after })).conversation.messages);
}

/** Reads all that a tenant's owner can see and writes it down. */
export async function readTenant(
  tenant: Tenant,
  turns: Iterable<string>,
  pen: Pen,
  lookout: Lookout,
) {
  const { owner, name } = tenant;
  const about = { tenant: name };
  const note = (answer: unknown) =>
    lookout.pass('answer', `the pages of ${name}`, JSON.stringify(answer));
  const seen = new Set(turns);
  for (const talk of await listOf(owner)) {
    note(talk);
    const { id: conversation, mode, bot, contact, openTurn } = talk;
    pen.write({
      ...about,
      kind: 'read.conversation',
      conversation,
      bot: bot.id,
      customer: contact.name,
      mode,
      open: openTurn?.state ?? null,
    });
    for (const message of await messagesOf(owner, conversation)) {
      note(message);
      const { deliveryState: state, editedAt, turn, ...rest } = message;
      if (turn) seen.add(turn.id);
      pen.write({
        ...about,
        kind: 'read.message',
        conversation,
        ...rest,
        state,
        edited: editedAt !== null,
        turn: turn?.id ?? null,
      });
    }
  }
  for (const line of await patiently(() => receiptsOf(owner, seen))) {
    note(line);
    pen.write({ ...about, ...line });
  }
  pen.write({ ...about, kind: 'read.usage', tokens: await patiently(() => billOf(owner)) });
  pen.write({ ...about, kind: 'read.log', cursor: await patiently(() => cursorOf(owner)) });
}

async function all<T>(page: (after: string | null) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = [];
  let after: string | null = null;
  for (;;) {
    const { edges, pageInfo }: Page<T> = await patiently(() => page(after));
    found.push(...edges.map(({ node }) => node));
    if (!pageInfo.hasNextPage || pageInfo.endCursor === null) return found;
    after = pageInfo.endCursor;
  }
}
