import {
  handedSend,
  type Button,
  type Channel,
  type CommentPlace,
  type Conversation,
  type Database,
  type Platform,
  type TemplateUse,
} from '@cbf/db';

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
}

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
  const { delivery, message, conversation, channel } = found;
  const offered = message.parts.find(({ kind }) => kind === 'BUTTONS');
  return {
    ...delivery,
    ...{ lease: found.delivery.lease, platform: channel.platform, chatId: conversation.chatId },
    text: message.text,
    template: message.template ?? null,
    byHuman: message.author === 'OPERATOR',
    comment: message.comment ?? null,
    buttons: offered?.buttons ?? [],
    buttonsOpener: offered?.opens ?? null,
  };
}
