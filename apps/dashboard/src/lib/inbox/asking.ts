import type { Answer } from '#lib/api/answer.ts';
import { look, tell } from '#lib/api/ask.ts';
import { createApi } from '#lib/api/client.ts';
import {
  InboxDocument,
  InboxFrameDocument,
  ReactDocument,
  SendMessageDocument,
  TalkDocument,
  TalkTotalsDocument,
  type InboxFrameQuery,
  type InboxQuery,
  type ReactMutation,
  type SendMessageMutation,
  type TalkTotalsQuery,
} from '#lib/api/generated.ts';
import { asked, type Filter } from './filters.ts';
import type { TalkPage } from './older.ts';
import type { Written } from './outbox.svelte.ts';

/** A page of the list, from its beginning or after a place in it. */
export function readList(filter: Filter, after: string | null): Promise<Answer<InboxQuery>> {
  return look(createApi(fetch), InboxDocument, { ...asked(filter), first: 30, after });
}

/** What stands around the list: the bots, and how many wait for a person. */
export function readFrame(): Promise<Answer<InboxFrameQuery>> {
  return look(createApi(fetch), InboxFrameDocument, {});
}

/** The conversation's page of messages before a place, or its newest one. */
export async function readTalk(id: string, before: string | null): Promise<Answer<TalkPage>> {
  const answer = await look(createApi(fetch), TalkDocument, { id, last: 50, before });
  return answer.ok ? { ok: true, data: answer.data.conversation.messages } : answer;
}

/** What the conversation has cost so far. */
export function readTotals(id: string): Promise<Answer<TalkTotalsQuery>> {
  return look(createApi(fetch), TalkTotalsDocument, { id });
}

/** Sends a person's reply, with the file and the quote that go along. */
export function sendReply(
  id: string,
  { text, file, quotedId }: Written,
): Promise<Answer<SendMessageMutation>> {
  const variables = { id, text, mediaId: file?.id ?? null, replyToId: quotedId };
  return tell(createApi(fetch), SendMessageDocument, variables);
}

/** Puts an emoji on a message for the business; null takes it away. */
export function sendReaction(id: string, emoji: string | null): Promise<Answer<ReactMutation>> {
  return tell(createApi(fetch), ReactDocument, { id, emoji });
}
