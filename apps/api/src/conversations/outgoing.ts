import { foldText } from '@cbf/base';
import {
  addDelivery,
  addMessage,
  type Conversation,
  Delivery,
  Message,
  type Author,
  type DeliveryReason,
  type Part,
  type Place,
  type Platform,
  type TemplateUse,
} from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { mark } from '../letters/attention.ts';
import { isReaction, settleReaction } from './reactions.ts';

/** What is said to a customer, and by whom. */
export interface Saying {
  readonly author: Exclude<Author, 'CONTACT'>;
  readonly authorUserId?: string;
  readonly text: string;
  readonly parts?: readonly Part[];
  /** The turn that ended in these words, so that the owner finds its reason beside them. */
  readonly turnId?: string;
  /** The filled template that these words come from. */
  readonly template?: TemplateUse;
  /** The message that it quotes. */
  readonly replyToId?: string | null;
}

/**
 * Appends a message to a conversation and queues its sending. In the owner's try-out there is no
 * platform: it is with the customer as soon as it is stored.
 */
export async function speak(
  change: LineChange,
  place: Place & { readonly platform: Platform },
  saying: Saying,
): Promise<{ id: string; seq: number }> {
  const { em, at } = change;
  const sent = place.platform === 'WEB';
  const message = await addMessage(em, {
    ...place,
    author: saying.author,
    authorUserId: saying.authorUserId ?? null,
    text: saying.text,
    folded: foldText(saying.text),
    parts: saying.parts ?? [{ kind: 'TEXT', text: saying.text }],
    state: sent ? 'SENT' : 'QUEUED',
    turnId: saying.turnId ?? null,
    template: saying.template ?? null,
    replyToId: saying.replyToId ?? null,
    at,
  });
  change.emit(place.workspaceId, messageEvent('MessageAdded', place, message.id));
  if (!sent) {
    await addDelivery(em, place, message, at);
    change.work('DELIVERIES');
  }
  return message;
}

/** The event that a message was added or changed. */
export function messageEvent(
  kind: 'MessageAdded' | 'MessageChanged',
  { botId, conversationId }: Pick<Place, 'botId' | 'conversationId'>,
  messageId: string,
) {
  return { kind, botId, conversationId, subjectId: messageId } as const;
}

/** The event that a conversation changed. */
export function conversationEvent({
  botId,
  conversationId,
}: Pick<Place, 'botId' | 'conversationId'>) {
  return {
    kind: 'ConversationChanged',
    botId,
    conversationId,
    subjectId: conversationId,
  } as const;
}

/** The event that a turn changed. */
export function turnEvent(
  { botId, conversationId }: Pick<Place, 'botId' | 'conversationId'>,
  turnId: string,
) {
  return { kind: 'TurnChanged', botId, conversationId, subjectId: turnId } as const;
}

/** Where a conversation's rows belong. */
export function placeOf(conversation: Conversation): Place {
  return {
    workspaceId: conversation.workspaceId,
    botId: conversation.botId,
    channelId: conversation.channelId,
    conversationId: conversation.id,
  };
}

/**
 * Whether a message is an answer of the bot, or the end of one. What it says to a command is none:
 * the customer asked for it and gets it, whoever answers from then on.
 */
export function isAnswer({ author, turnId }: Pick<Message, 'author' | 'turnId'>): boolean {
  return author === 'BOT' && turnId != null;
}

/**
 * Gives up messages that are queued but that no runner has begun to send: all of a conversation's,
 * or, when a person takes over, only the bot's answers. They stay visible as failed, with the reason.
 */
export async function dropQueued(
  change: LineChange,
  place: Place,
  reason: DeliveryReason,
): Promise<void> {
  const { em, at } = change;
  const waiting = await em.find(Delivery, {
    conversationId: place.conversationId,
    state: 'QUEUED',
  });
  const deliveries = waiting.filter((delivery) => !isReaction(delivery));
  // A reaction is a person's, and nobody takes it from them by taking over.
  for (const delivery of waiting.filter(isReaction))
    if (reason !== 'SILENCED') await settleReaction(change, delivery, 'FAILED', reason);
  const messages = await em.find(Message, {
    id: { $in: deliveries.map(({ messageId }) => messageId) },
  });
  for (const message of messages) {
    if (reason === 'SILENCED' && !isAnswer(message)) continue;
    const delivery = deliveries.find(({ messageId }) => messageId === message.id);
    // One that waits for its second try may already be with the customer.
    mark(change, message, delivery?.resent ? 'UNCERTAIN' : 'FAILED', reason);
    if (delivery) {
      delivery.state = 'FAILED';
      delivery.finishedAt = at;
    }
  }
}
