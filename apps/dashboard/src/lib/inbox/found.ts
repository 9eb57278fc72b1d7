import type { Client } from '@urql/svelte';
import { look } from '#lib/api/ask.ts';
import { FoundMessagesDocument, WhoseConversationDocument } from '#lib/api/generated.ts';
import type { FoundMessagesQuery } from '#lib/api/generated.ts';
import type { Filter } from './filters.ts';

/** A message that a search found, and whose conversation it is in. */
export type Found = FoundMessagesQuery['searchMessages']['edges'][number]['node'] & {
  readonly contactName: string;
};

const most = 10;

/** The messages that match a search; none without a search or when the api didn't answer. */
export async function findMessages(api: Client, { query, botId }: Filter): Promise<Found[]> {
  if (query === '') return [];
  const answer = await look(api, FoundMessagesDocument, { query, botId, first: most });
  if (!answer.ok) return [];
  const nodes = answer.data.searchMessages.edges.map(({ node }) => node);
  const ids = [...new Set(nodes.map(({ conversationId }) => conversationId))];
  const names = new Map(
    await Promise.all(ids.map(async (id) => [id, await nameOf(api, id)] as const)),
  );
  return nodes.map((node) => ({ ...node, contactName: names.get(node.conversationId) ?? '' }));
}

async function nameOf(api: Client, id: string): Promise<string> {
  const answer = await look(api, WhoseConversationDocument, { id });
  return answer.ok ? answer.data.conversation.contact.name : '';
}
