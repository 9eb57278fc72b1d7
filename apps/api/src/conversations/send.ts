import {
  Channel,
  Contact,
  type Conversation,
  markAnswered,
  Media,
  Message,
  rollUp,
  type Part,
} from '@cbf/db';
import { z } from 'zod';
import { member } from '../accounts/member.ts';
import { fitting } from '../channels/files.ts';
import { limitsOf } from '../channels/limits.ts';
import { platformNames } from '../channels/names.ts';
import type { Ctx } from '../context.ts';
import { change, type LineChange } from '../events/commit.ts';
import { badField, check, text } from '../words/check.ts';
import { Refusal } from '../words/refusal.ts';
import { hold, refuseIfTaken } from './attend.ts';
import { findConversation } from './find.ts';
import { conversationEvent, placeOf, speak } from './outgoing.ts';
import { isShut } from './window.ts';

const words = z.object({ text: text(0, 10_000) });

/** What a person wants to say. */
export interface Wish {
  readonly text: string;
  /** A file that was uploaded to be sent in this conversation. */
  readonly mediaId?: string | null | undefined;
  /** The message that it quotes. */
  readonly replyToId?: string | null | undefined;
}

/** Writes to the customer as the viewer. Refused while the bot has the conversation. */
export async function sendMessage(ctx: Ctx, id: string, wish: Wish): Promise<Message> {
  const { workspaceId, userId } = member(ctx);
  const { text: spoken } = check(words, wish);
  if (spoken === '' && wish.mediaId == null) throw badField('text', 'fieldRequired');
  return change(ctx.parts, 'send-message', [workspaceId], async (line) => {
    const conversation = await findConversation(line.em, workspaceId, id);
    if (conversation.mode === 'BOT' && conversation.status !== 'CLOSED')
      throw new Refusal('BAD_STATE', 'notTakenOver');
    const channel = await reachable(ctx, line, conversation);
    if (isShut(channel.platform, conversation, 'OPERATOR', line.at))
      throw new Refusal('BAD_STATE', 'windowClosed');
    const quoted = await quotable(line, channel, conversation, wish.replyToId);
    const file = await sendable(line, channel, conversation, wish.mediaId, spoken);
    if (conversation.takenById == null) {
      hold(ctx, line, conversation);
      line.emit(workspaceId, conversationEvent(placeOf(conversation)));
    }
    const place = { ...placeOf(conversation), platform: channel.platform };
    const message = await speak(line, place, {
      author: 'OPERATOR',
      authorUserId: userId,
      text: spoken,
      replyToId: quoted?.id ?? null,
      ...(file && { parts: [file.part] }),
    });
    if (file) file.media.messageId = message.id;
    await markAnswered(line.em, conversation.id, message.seq);
    await rollUp(line.em, { ...place, model: '', at: line.at }, { operatorMessages: 1 });
    return line.em.findOneOrFail(Message, { id: message.id });
  });
}

/**
 * The channel by which the viewer reaches a customer. Refused when the conversation is closed or
 * another person's, the customer has blocked the bot, or the channel has ended.
 */
export async function reachable(
  ctx: Ctx,
  line: LineChange,
  conversation: Conversation,
): Promise<Channel> {
  if (conversation.status === 'CLOSED') throw new Refusal('BAD_STATE', 'conversationClosed');
  await refuseIfTaken(ctx, line, conversation);
  const contact = await line.em.findOneOrFail(Contact, { id: conversation.contactId });
  if (contact.blockedAt != null) throw new Refusal('BAD_STATE', 'deliveryBlocked');
  const channel = await line.em.findOneOrFail(Channel, { id: conversation.channelId });
  if (channel.disconnectedAt != null) throw new Refusal('BAD_STATE', 'channelNotFound');
  return channel;
}

/** Refuses a message that is not on its platform, or no more: nothing there could refer to it. */
export function refuseIfAway({ platformMessageId, deletedAt }: Message): void {
  if (deletedAt != null) throw new Refusal('BAD_STATE', 'messageTakenBack');
  if (platformMessageId == null) throw new Refusal('BAD_STATE', 'messageNotThere');
}

/** A file and the part of a message that it becomes; refused at once when the platform would refuse it. */
async function sendable(
  { em }: LineChange,
  { platform }: Channel,
  { id: conversationId, workspaceId }: Conversation,
  mediaId: string | null | undefined,
  words: string,
): Promise<{ readonly media: Media; readonly part: Part } | null> {
  if (mediaId == null) return null;
  const unused = { messageId: null, state: 'KEPT' } as const;
  const media = await em.findOne(Media, { id: mediaId, workspaceId, conversationId, ...unused });
  if (media === null) throw badField('mediaId', 'mediaNotFound');
  const { fileName, size } = media;
  const mimeType = media.mimeType ?? 'application/octet-stream';
  const named = { platform: platformNames[platform] };
  const fit = fitting(platform, mimeType, size ?? 0);
  if (fit === 'WRONG_KIND') throw badField('mediaId', 'fileWrongKind', named);
  if ('most' in fit) throw badField('mediaId', 'fileTooLarge', { ...named, most: fit.most });
  const { caption } = limitsOf(platform);
  if (caption !== null && words.length > caption)
    throw badField('text', 'captionTooLong', { ...named, max: caption });
  const { kind } = fit;
  Object.assign(media, { kind, part: 0 });
  const known = { fileName: fileName ?? null, mimeType, size: size ?? null };
  return { media, part: { kind, ...(words !== '' && { text: words }), ...known } };
}

async function quotable(
  { em }: LineChange,
  { platform }: Channel,
  { id: conversationId }: Conversation,
  replyToId: string | null | undefined,
): Promise<Message | null> {
  if (replyToId == null) return null;
  const message = await em.findOne(Message, { id: replyToId, conversationId });
  if (message === null) throw badField('replyToId', 'messageNotFound');
  if (!limitsOf(platform).quotes)
    throw badField('replyToId', 'quotesUnknown', { platform: platformNames[platform] });
  refuseIfAway(message);
  return message;
}
