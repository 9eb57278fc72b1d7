import { foldText, newSecret } from '@cbf/base';
import {
  addDelivery,
  addMessage,
  Bot,
  Contact,
  Conversation,
  Delivery,
  finishTurn,
  Message,
  Turn,
  type FailureKind,
} from '@cbf/db';
import { messageEvent, placeOf, turnEvent } from '../conversations/outgoing.ts';
import type { LineChange } from '../events/commit.ts';
import { settle } from '../runner/deliveries.ts';
import { bill, callOf } from '../turns/bill.ts';
import { responded } from '../turns/complete.ts';
import { declareDead } from '../turns/dead.ts';
import { mostAttempts } from '../turns/fail.ts';
import type { Receipt } from './receipt.ts';
import type { Act, Seat, Written } from './stage.ts';

const runnerId = 'local';

/** The bot answers what waits for an answer; `at` is when the model was done. */
export function answers(
  seat: Seat,
  at: Date,
  said: { readonly text: string; readonly receipt: Receipt; readonly written: Written },
): Act {
  return {
    at,
    async run(change) {
      const { em } = change;
      const { text, receipt, written } = said;
      const { usage, modelMs, firstTokenMs } = receipt;
      const { model } = written.version;
      const conversation = await conversationOf(change, seat);
      const place = placeOf(conversation);
      const claimedAt = new Date(at.getTime() - modelMs);
      const turn = await think(change, conversation, written, claimedAt, 1);
      const message = await addMessage(em, {
        ...place,
        author: 'BOT',
        text,
        folded: foldText(text),
        parts: [{ kind: 'TEXT', text }],
        state: 'SENDING',
        turnId: turn.id,
        at,
      });
      const until = new Date(at.getTime() + 30_000);
      await addDelivery(em, place, message, at, { owner: runnerId, lease: newSecret(), until });
      await bill(change, callOf(turn, { usage, model, modelMs }, at, true));
      await finishTurn(em, {
        turnId: turn.id,
        conversationId: conversation.id,
        throughSeq: turn.throughSeq,
        finishReason: 'STOP',
        firstTokenMs,
        historyKept: Math.min(conversation.lastSeq, written.personality.historyMessages),
        historyDropped: 0,
        at,
      });
      change.emit(
        place.workspaceId,
        messageEvent('MessageAdded', place, message.id),
        turnEvent(place, turn.id),
      );
    },
  };
}

/** The bot gives up on what waits for an answer, and says its fallback words. */
export function givesUp(
  seat: Seat,
  at: Date,
  failed: { readonly failure: FailureKind; readonly receipt: Receipt; readonly written: Written },
): Act {
  return {
    at,
    async run(change) {
      const { em } = change;
      const { failure, receipt, written } = failed;
      const conversation = await conversationOf(change, seat);
      // An answer that was refused was paid for; one that never came was not.
      const isPaid = failure === 'SAFETY' || failure === 'EMPTY';
      const claimedAt = new Date(at.getTime() - receipt.modelMs);
      const attempt = isPaid ? 1 : mostAttempts;
      const turn = await think(change, conversation, written, claimedAt, attempt);
      const { usage, modelMs } = receipt;
      const { model } = written.version;
      if (isPaid) await bill(change, callOf(turn, { usage, model, modelMs }, at, false));
      await em.refresh(turn);
      await declareDead(
        change,
        {
          turn,
          place: { ...placeOf(conversation), platform: seat.stage.channel.platform },
          bot: await em.findOneOrFail(Bot, { id: conversation.botId }),
          contact: await em.findOneOrFail(Contact, { id: conversation.contactId }),
        },
        failure,
      );
    },
  };
}

/** Everything of the conversation that is on its way arrives. */
export function arrives(seat: Seat, at: Date, sendMs: number): Act {
  return {
    at,
    async run(change) {
      const { em } = change;
      const conversation = await conversationOf(change, seat);
      const open = await em.find(
        Delivery,
        { conversationId: conversation.id, state: { $in: ['QUEUED', 'SENDING'] } },
        { orderBy: { seq: 'asc' } },
      );
      for (const delivery of open) {
        const number = String(seat.stage.nextNumber());
        const message = await em.findOneOrFail(Message, { id: delivery.messageId });
        message.platformMessageId = number;
        message.platformMessageIds = [number];
        Object.assign(delivery, { attempt: 1, piecesSent: 1 });
        await settle(change, delivery, 'SENT', null);
        if (message.turnId == null) continue;
        const turn = await em.findOneOrFail(Turn, { id: message.turnId });
        // Fallback words end a dead turn; they are no answer whose time would count.
        if (turn.state === 'DONE') await responded(change, turn, turn.model ?? '', sendMs);
        change.emit(turn.workspaceId, turnEvent(placeOf(conversation), turn.id));
      }
    },
  };
}

/** The conversation of a customer with a bot; throws when they have not written yet. */
export function conversationOf({ em }: LineChange, { stage, person }: Seat): Promise<Conversation> {
  return em.findOneOrFail(Conversation, {
    channelId: stage.channel.id,
    chatId: person.externalId,
  });
}

async function think(
  { em }: LineChange,
  conversation: Conversation,
  { personality }: Written,
  claimedAt: Date,
  attempt: number,
): Promise<Turn> {
  const turn = await em.findOneOrFail(Turn, { conversationId: conversation.id, state: 'QUEUED' });
  em.assign(turn, {
    state: 'THINKING',
    attempt,
    claimedAt,
    leaseOwner: runnerId,
    throughSeq: conversation.lastSeq,
    personalityId: personality.id,
    queueMs: claimedAt.getTime() - turn.askedAt.getTime(),
  });
  await em.flush();
  return turn;
}
