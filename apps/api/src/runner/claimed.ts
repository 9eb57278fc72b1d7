import {
  Conversation,
  Channel,
  Delivery,
  Message,
  type Button,
  type Database,
  type Platform,
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
  const delivery = await em.findOneOrFail(Delivery, { id });
  const message = await em.findOneOrFail(Message, { id: delivery.messageId });
  const conversation = await em.findOneOrFail(Conversation, { id: delivery.conversationId });
  const channel = await em.findOneOrFail(Channel, { id: delivery.channelId });
  if (delivery.lease == null) throw new Error('A delivery that nobody holds was handed out.');
  return {
    id: delivery.id,
    lease: delivery.lease,
    attempt: delivery.attempt,
    messageId: message.id,
    conversationId: conversation.id,
    channelId: channel.id,
    platform: channel.platform,
    chatId: conversation.chatId,
    text: message.text,
    buttons: message.parts.find(({ kind }) => kind === 'BUTTONS')?.buttons ?? [],
    piecesSent: delivery.piecesSent,
  };
}
