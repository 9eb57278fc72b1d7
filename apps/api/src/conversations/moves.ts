import { Contact, Conversation } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { conversationEvent, placeOf } from './outgoing.ts';

/** Where a group was and where it is now. */
export interface Move {
  readonly channelId: string;
  readonly from: string;
  readonly to: string;
}

/**
 * A group that became a supergroup has another number: its conversation goes on there, and it is the
 * same contact. Where people have written to the new number already, both keep their own.
 */
export async function moveChat({ em, emit }: LineChange, move: Move): Promise<void> {
  const { channelId, from, to } = move;
  const talk = await em.findOne(Conversation, { channelId, chatId: from }, { refresh: true });
  if (talk !== null && (await em.count(Conversation, { channelId, chatId: to })) === 0) {
    talk.chatId = to;
    emit(talk.workspaceId, conversationEvent(placeOf(talk)));
  }
  const isKnown = (await em.count(Contact, { channelId, externalId: to })) > 0;
  if (!isKnown) await em.nativeUpdate(Contact, { channelId, externalId: from }, { externalId: to });
  await em.flush();
}
