import { markAnswered, rollUp } from '@cbf/db';
import { conversationEvent, placeOf, speak } from '../conversations/outgoing.ts';
import { silence } from '../turns/queue.ts';
import { conversationOf } from './bot-acts.ts';
import type { Act, Seat } from './stage.ts';

/** A person of the shop takes the conversation over. */
export function takesOver(seat: Seat, at: Date): Act {
  return {
    at,
    async run(change) {
      const conversation = await conversationOf(change, seat);
      conversation.mode = 'HUMAN';
      conversation.needsHuman = false;
      conversation.takenById = seat.stage.operatorId;
      conversation.takenAt = at;
      await silence(change, placeOf(conversation));
      change.emit(conversation.workspaceId, conversationEvent(placeOf(conversation)));
    },
  };
}

/** A person of the shop writes. */
export function replies(seat: Seat, at: Date, text: string): Act {
  return {
    at,
    async run(change) {
      const conversation = await conversationOf(change, seat);
      const place = { ...placeOf(conversation), platform: seat.stage.channel.platform };
      const message = await speak(change, place, {
        author: 'OPERATOR',
        authorUserId: seat.stage.operatorId,
        text,
      });
      await markAnswered(change.em, conversation.id, message.seq);
      await rollUp(change.em, { ...place, model: '', at }, { operatorMessages: 1 });
    },
  };
}

/** The conversation goes back to the bot, and is put away when it `isOver`. */
export function givesBack(seat: Seat, at: Date, isOver: boolean): Act {
  return {
    at,
    async run(change) {
      const conversation = await conversationOf(change, seat);
      conversation.mode = 'BOT';
      conversation.needsHuman = false;
      conversation.takenById = null;
      conversation.takenAt = null;
      if (isOver) conversation.status = 'CLOSED';
      change.emit(conversation.workspaceId, conversationEvent(placeOf(conversation)));
    },
  };
}
