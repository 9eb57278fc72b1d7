import { Channel, Contact, markAnswered, Message, rollUp, Template } from '@cbf/db';
import { member } from '../accounts/member.ts';
import { limitsOf } from '../channels/limits.ts';
import type { Ctx } from '../context.ts';
import { hold, refuseIfTaken } from '../conversations/attend.ts';
import { findConversation } from '../conversations/find.ts';
import { conversationEvent, placeOf, speak } from '../conversations/outgoing.ts';
import { change } from '../events/commit.ts';
import { Refusal } from '../words/refusal.ts';
import { fill, type GivenValue } from './fill.ts';
import { refusalOf } from './places.ts';

/**
 * Sends a filled template as the viewer, also when the platform takes no free text any more. Whoever
 * has the conversation keeps it: what the customer answers is the bot's, unless a person has it.
 */
export async function sendTemplate(
  ctx: Ctx,
  conversationId: string,
  templateId: string,
  values: readonly GivenValue[],
): Promise<Message> {
  const { workspaceId, userId } = member(ctx);
  return change(ctx.parts, 'send-message', [workspaceId], async (line) => {
    const { em } = line;
    const conversation = await findConversation(em, workspaceId, conversationId);
    if (conversation.status === 'CLOSED') throw new Refusal('BAD_STATE', 'conversationClosed');
    await refuseIfTaken(ctx, line, conversation);
    const contact = await em.findOneOrFail(Contact, { id: conversation.contactId });
    if (contact.blockedAt != null) throw new Refusal('BAD_STATE', 'deliveryBlocked');
    const channel = await em.findOneOrFail(Channel, { id: conversation.channelId });
    if (channel.disconnectedAt != null) throw new Refusal('BAD_STATE', 'channelNotFound');
    if (!limitsOf(channel.platform).templates) throw new Refusal('BAD_STATE', 'templatesNotHere');
    const template = await em.findOne(Template, { id: templateId, channelId: channel.id });
    if (template === null) throw new Refusal('NOT_FOUND', 'templateNotFound');
    const refusal = refusalOf(template);
    if (refusal !== null) throw new Refusal('BAD_STATE', refusal.key, refusal.params);
    const { use, text, parts } = fill(template, values);

    const withPerson = conversation.mode === 'HUMAN';
    if (withPerson && conversation.takenById == null) {
      hold(ctx, line, conversation);
      line.emit(workspaceId, conversationEvent(placeOf(conversation)));
    }
    const place = { ...placeOf(conversation), platform: channel.platform };
    const message = await speak(line, place, {
      ...{ author: 'OPERATOR', authorUserId: userId },
      ...{ text, parts, template: use },
    });
    if (withPerson) await markAnswered(em, conversation.id, message.seq);
    await rollUp(em, { ...place, model: '', at: line.at }, { operatorMessages: 1 });
    return em.findOneOrFail(Message, { id: message.id });
  });
}
