import { newId } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { Bot, Channel } from '../entities/bot.ts';
import { Contact, Conversation } from '../entities/talk.ts';
import { ModelCall, Turn } from '../entities/turn.ts';
import type { CommentPlace } from '../shapes.ts';
import type { DeliveryReason, DeliveryState } from '../words.ts';
import { settleStatement, type Call } from './calls.ts';
import { fact, joined, optional, part, type Joined } from './joined.ts';
import { deliveryStatement, messageStatement, type Hold, type Place } from './messages.ts';
import type { Statement } from './sums.ts';
import { together } from './together.ts';
import type { TurnEnd } from './turns.ts';
import { rollUpStatements } from './usage.ts';

const parts = {
  turn: part(
    Turn,
    ...(['id', 'workspaceId', 'botId', 'channelId', 'conversationId', 'state', 'attempt'] as const),
    ...(['lease', 'fromSeq', 'throughSeq', 'askedAt'] as const),
  ),
  conversation: part(
    Conversation,
    ...(['mode', 'chatId', 'lastSeq', 'windowUntil', 'botAnsweredAt'] as const),
  ),
  bot: part(Bot, 'defaultLocale'),
  channel: part(
    Channel,
    ...(['platform', 'statusCode', 'settings', 'sendsPausedUntil'] as const),
    ...(['leaseOwner', 'leaseUntil'] as const),
  ),
  contact: part(Contact, 'blockedAt', 'language'),
  call: optional(ModelCall, 'state'),
  /** Something of this conversation is still on its way out. */
  isSending: fact(`exists (select 1 from delivery d
    where d.conversation_id = conversation.id and d.state in ('QUEUED', 'SENDING'))`),
  /** Something came after what this turn answers. */
  isBehind: fact(`exists (select 1 from message m
    where m.conversation_id = conversation.id and m.seq > turn.through_seq and m.wants_answer)`),
};

/** A turn that a runner reports on, with what decides what becomes of the answer. */
export type ReportedTurn = Joined<typeof parts>;

/** The turn of that id; null when there is none. */
export async function reportedTurn(
  em: SqlEntityManager,
  turnId: string,
): Promise<ReportedTurn | null> {
  const [found = null] = await joined(
    em,
    parts,
    `from turn
     join conversation on conversation.id = turn.conversation_id
     join bot on bot.id = turn.bot_id
     join channel on channel.id = turn.channel_id
     join contact on contact.id = conversation.contact_id
     left join model_call as call on call.turn_id = turn.id and call.attempt = turn.attempt
     where turn.id = ?`,
    [turnId],
  );
  return found;
}

/** An answer that is to be stored, with all that hangs on it. */
export interface NewAnswer extends Omit<TurnEnd, 'conversationId'> {
  readonly place: Place;
  /** Its number in the conversation: the one after the last. */
  readonly seq: number;
  readonly text: string;
  readonly folded: string;
  readonly state: DeliveryState;
  readonly reason: DeliveryReason | null;
  /** The public comment that it answers. */
  readonly comment: CommentPlace | null;
  /** Whether the customer reads it by themselves: their next answer is then not the first. */
  readonly isHeard: boolean;
  /** When it is to be sent, and who holds it from the start; null when it is not sent. */
  readonly sending: { readonly at: Date; readonly hold: Hold | null } | null;
  /** The open call that made it; null when its call is settled already. */
  readonly call: Call | null;
}

/** What was made of an answer. */
export interface StoredAnswer {
  readonly messageId: string;
  readonly deliveryId: string;
}

/**
 * Stores an answer as the next line of its conversation, with its sending, its receipt and what it
 * cost. The caller holds the workspace's log, has read under it that the call is open, and has
 * `seq` from there.
 */
export async function storeAnswer(em: SqlEntityManager, answer: NewAnswer): Promise<StoredAnswer> {
  const { place, call, seq, sending, at } = answer;
  const messageId = newId('msg');
  const deliveryId = newId('dlv');
  const parts = [{ kind: 'TEXT', text: answer.text } as const];
  const { workspaceId, botId, channelId, conversationId } = place;
  const line = { workspaceId, botId, channelId, conversationId, at, parts };
  await together(em, [
    conversationStatement(answer),
    messageStatement({ ...line, ...wordsOf(answer), id: messageId, seq, turnId: answer.turnId }),
    ...(sending === null
      ? []
      : [
          deliveryStatement({
            ...line,
            id: deliveryId,
            messageId,
            seq,
            sendAt: sending.at,
            hold: sending.hold,
          }),
        ]),
    turnStatement(answer),
    ...(call === null
      ? []
      : [
          settleStatement(call, 'OPEN'),
          ...rollUpStatements(em, call, { answers: 1, ...tokensOf(call) }),
        ]),
  ]);
  return { messageId, deliveryId };
}

function wordsOf({ text, folded, state, reason, comment }: NewAnswer) {
  return { author: 'BOT', text, folded, state, reason, comment } as const;
}

function tokensOf({ promptTokens, cachedTokens, toolTokens, thoughtsTokens, ...more }: Call) {
  const { candidatesTokens, totalTokens, costNano } = more;
  return {
    ...{ promptTokens, cachedTokens, toolTokens, thoughtsTokens },
    ...{ candidatesTokens, totalTokens, costNano },
  };
}

// What needs no answer any more never moves back.
function conversationStatement(answer: NewAnswer): Statement {
  const { at, seq, call, place, throughSeq, isHeard } = answer;
  return {
    text: `update conversation set last_seq = ?, last_message_at = ?,
        total_tokens = total_tokens + ?, cost_nano = cost_nano + ?,
        answered_seq = case when answered_seq < ? then ? else answered_seq end,
        bot_answered_at = coalesce(?, bot_answered_at)
      where id = ?`,
    params: [
      ...[seq, at, call?.totalTokens ?? 0, call?.costNano ?? 0],
      ...[throughSeq, throughSeq, isHeard ? at : null, place.conversationId],
    ],
  };
}

function turnStatement({ call, ...end }: NewAnswer): Statement {
  return {
    text: `update turn set state = 'DONE', finished_at = ?, finish_reason = ?, first_token_ms = ?,
        history_kept = ?, history_dropped = coalesce(history_dropped, 0) + ?, failure = null,
        lease_until = null, model = coalesce(?, model), model_ms = coalesce(?, model_ms),
        prompt_tokens = prompt_tokens + ?, cached_tokens = cached_tokens + ?,
        tool_tokens = tool_tokens + ?, thoughts_tokens = thoughts_tokens + ?,
        candidates_tokens = candidates_tokens + ?, total_tokens = total_tokens + ?,
        cost_nano = cost_nano + ?
      where id = ?`,
    params: [
      ...[end.at, end.finishReason, end.firstTokenMs, end.historyKept, end.historyDropped],
      ...[call?.model ?? null, call?.modelMs ?? null],
      ...[call?.promptTokens ?? 0, call?.cachedTokens ?? 0, call?.toolTokens ?? 0],
      ...[call?.thoughtsTokens ?? 0, call?.candidatesTokens ?? 0, call?.totalTokens ?? 0],
      ...[call?.costNano ?? 0, end.turnId],
    ],
  };
}
