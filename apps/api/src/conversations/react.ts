import { addReaction, Message, type Platform } from '@cbf/db';
import { member } from '../accounts/member.ts';
import { limitsOf } from '../channels/limits.ts';
import { platformNames } from '../channels/names.ts';
import type { Ctx } from '../context.ts';
import { change } from '../events/commit.ts';
import { badField } from '../words/check.ts';
import { Refusal } from '../words/refusal.ts';
import { findConversation } from './find.ts';
import { messageEvent, placeOf } from './outgoing.ts';
import { ownOf, withOwn } from './reactions.ts';
import { reachable, refuseIfAway } from './send.ts';
import { isShut } from './window.ts';

/**
 * Puts an emoji on a message, or takes it back when there is none. The bot goes on as before: a
 * reaction is no answer.
 */
export async function react(
  ctx: Ctx,
  id: string,
  emoji: string | null | undefined,
): Promise<Message> {
  const { workspaceId } = member(ctx);
  return change(ctx.parts, 'react', [workspaceId], async (line) => {
    const message = await line.em.findOne(Message, { id, workspaceId });
    if (message === null) throw new Refusal('NOT_FOUND', 'messageNotFound');
    const conversation = await findConversation(line.em, workspaceId, message.conversationId);
    const { platform } = await reachable(ctx, line, conversation);
    const wanted = emojiFor(platform, emoji ?? '');
    if (isShut(platform, conversation, 'BOT', line.at))
      throw new Refusal('BAD_STATE', 'windowClosed');
    refuseIfAway(message);
    const own = ownOf(message);
    // What is there already, or was never there, need not be said to anybody.
    if (own === null ? wanted === '' : own.emoji === wanted && own.state === 'SENT') return message;
    const shown = wanted === '' && own !== null ? own.emoji : wanted;
    message.reactions = withOwn(message, { emoji: shown, state: 'QUEUED' });
    const place = placeOf(conversation);
    await addReaction(line.em, { ...place, messageId: id, emoji: wanted, at: line.at });
    line.emit(workspaceId, messageEvent('MessageChanged', place, id));
    line.work('DELIVERIES');
    return message;
  });
}

const oneEmoji = /^\p{RGI_Emoji}$/v;
// Whether an emoji is asked to be one in colour changes nothing of which one it is.
const bare = (emoji: string) => emoji.replaceAll('\u{FE0F}', '');

/** The emoji as the platform writes it; refused when it does not take it as a reaction. */
function emojiFor(platform: Platform, given: string): string {
  const emoji = given.trim();
  const { reactions, emojis } = limitsOf(platform);
  const named = { platform: platformNames[platform] };
  if (!reactions) throw badField('emoji', 'reactionsUnknown', named);
  if (emoji === '') return emoji;
  if (emojis === null) {
    if (oneEmoji.test(emoji)) return emoji;
    throw badField('emoji', 'reactionOneEmoji');
  }
  const offered = emojis.find((one) => bare(one) === bare(emoji));
  if (offered === undefined) throw badField('emoji', 'reactionNotOffered', named);
  return offered;
}
