import {
  handedSend,
  newestFromContact,
  type Button,
  type Channel,
  type CommentPlace,
  type Conversation,
  type Database,
  type HandedSend,
  type PartKind,
  type Platform,
  type TemplateUse,
} from '@cbf/db';
import { limitsOf } from '../channels/limits.ts';
import type { Ticket } from '../media/out.ts';

/** A message in a runner's hands, to be sent. */
export interface ClaimedDelivery {
  readonly id: string;
  readonly lease: string;
  readonly attempt: number;
  readonly messageId: string;
  readonly conversationId: string;
  readonly channelId: string;
  readonly platform: Platform;
  readonly chatId: string;
  readonly text: string;
  readonly buttons: readonly Button[];
  readonly buttonsOpener: string | null;
  readonly byHuman: boolean;
  /** Sent instead of the text. */
  readonly template: TemplateUse | null;
  /** The public comment that it answers. */
  readonly comment: Pick<CommentPlace, 'id' | 'isPublic'> | null;
  readonly piecesSent: number;
  readonly media: ClaimedFile | null;
  /** The platform's id of the message that it quotes. */
  readonly replyTo: string | null;
  /** Sent instead of the words. */
  readonly reaction: ClaimedReaction | null;
  /** The platform's id of the customer's newest message, which whoever answers has read. */
  readonly readId: string | null;
}

/** A file that goes with a message; its bytes are asked for by its id. */
export interface ClaimedFile {
  readonly id: string;
  readonly kind: PartKind;
  readonly mimeType: string;
  readonly fileName: string | null;
  readonly size: number;
  /** Where the platform takes files by address alone: the send by which it may be asked for. */
  readonly ticket: Ticket | null;
}

/** Our reaction to a message of that id on the platform; an empty emoji takes it back. */
export interface ClaimedReaction {
  readonly messageId: string;
  readonly emoji: string;
}

/** What goes with a message that is words and nothing else. */
export const onlyWords = {
  ...{ buttons: [], buttonsOpener: null, template: null, comment: null },
  ...{ media: null, replyTo: null, reaction: null, readId: null },
} as const;

/** How long the platform still wants nothing shown in a chat, ms. */
export function quietMs(
  { sendsPausedUntil: chat }: Pick<Conversation, 'sendsPausedUntil'>,
  { sendsPausedUntil: bot }: Pick<Channel, 'sendsPausedUntil'>,
  at: Date,
): number {
  return Math.max(0, (chat?.getTime() ?? 0) - at.getTime(), (bot?.getTime() ?? 0) - at.getTime());
}

/** A delivery that is being sent, as its runner needs it. Throws when nobody holds it. */
export async function claimedDelivery(em: Database['em'], id: string): Promise<ClaimedDelivery> {
  const found = await handedSend(em, id);
  if (found?.delivery.lease == null)
    throw new Error('A delivery that nobody holds was handed out.');
  const { message, conversation, channel } = found;
  const { reaction: emoji, ...delivery } = found.delivery;
  const place = {
    ...{ ...delivery, lease: found.delivery.lease },
    ...{ platform: channel.platform, chatId: conversation.chatId, byHuman: isByHuman(found) },
  };
  if (emoji != null) {
    const reaction = { messageId: message.platformMessageId ?? '', emoji };
    return { ...place, text: '', ...onlyWords, reaction };
  }
  const offered = message.parts.find(({ kind }) => kind === 'BUTTONS');
  const isSeen = place.byHuman && limitsOf(channel.platform).readReceipts;
  return {
    ...{ ...place, text: message.text, reaction: null },
    ...{ buttons: offered?.buttons ?? [], buttonsOpener: offered?.opens ?? null },
    media: fileOf(found),
    template: message.template ?? null,
    comment: message.comment ?? null,
    replyTo: found.quoted?.platformMessageId ?? null,
    readId: isSeen ? await newestFromContact(em, delivery.conversationId) : null,
  };
}

function isByHuman({ message, delivery }: HandedSend): boolean {
  return message.author === 'OPERATOR' || delivery.reaction != null;
}

function fileOf({ media, delivery, channel }: HandedSend): ClaimedFile | null {
  if (media === null) return null;
  const { id, kind, mimeType, fileName, size } = media;
  const known = { mimeType: mimeType ?? 'application/octet-stream', size: size ?? 0 };
  const { id: deliveryId, lease } = delivery;
  const ticket = channel.platform === 'INSTAGRAM' && lease != null ? { deliveryId, lease } : null;
  return { id, kind, ...known, fileName: fileName ?? null, ticket };
}
