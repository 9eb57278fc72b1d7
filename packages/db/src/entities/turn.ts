import { defineEntity, p } from '@mikro-orm/core';
import type { CallState, DeliveryState, FailureKind, FinishReason, TurnState } from '../words.ts';
import { Conversation, Message } from './talk.ts';

const TurnSchema = defineEntity({
  name: 'Turn',
  tableName: 'turn',
  properties: {
    id: p.string().primary(),
    workspaceId: p.string(),
    botId: p.string(),
    channelId: p.string(),
    conversationId: () =>
      p
        .manyToOne(Conversation)
        .mapToPk()
        .joinColumn('conversation_id')
        .deleteRule('cascade')
        .index(),
    state: p.string().$type<TurnState>(),
    attempt: p.integer().default(0),
    losses: p.integer().default(0),
    fromSeq: p.integer(),
    throughSeq: p.integer(),
    stopAsked: p.boolean().default(false),
    personalityId: p.string().nullable(),
    model: p.string().nullable(),
    promptTokens: p.integer().default(0),
    cachedTokens: p.integer().default(0),
    toolTokens: p.integer().default(0),
    thoughtsTokens: p.integer().default(0),
    candidatesTokens: p.integer().default(0),
    totalTokens: p.integer().default(0),
    costNano: p.bigint('number').default(0),
    queueMs: p.integer().nullable(),
    firstTokenMs: p.integer().nullable(),
    modelMs: p.integer().nullable(),
    sendMs: p.integer().nullable(),
    responseMs: p.integer().nullable(),
    respondedAt: p.datetime(3).nullable(),
    historyKept: p.integer().nullable(),
    historyDropped: p.integer().nullable(),
    finishReason: p.string().$type<FinishReason>().nullable(),
    failure: p.string().$type<FailureKind>().nullable(),
    askedAt: p.datetime(3),
    dueAt: p.datetime(3),
    createdAt: p.datetime(3),
    claimedAt: p.datetime(3).nullable(),
    finishedAt: p.datetime(3).nullable(),
    leaseOwner: p.string().nullable(),
    lease: p.string().nullable(),
    leaseUntil: p.datetime(3).nullable(),
    attentionAt: p.datetime(3).nullable(),
  },
  uniques: [
    {
      name: 'turn_open_unique',
      properties: ['conversationId'],
      where: "state in ('QUEUED', 'THINKING')",
    },
  ],
  indexes: [
    { properties: ['state', 'dueAt'] },
    { properties: ['botId', 'respondedAt'] },
    {
      name: 'turn_attention_index',
      properties: ['workspaceId', 'attentionAt', 'id'],
      where: 'attention_at is not null',
    },
  ],
});
/**
 * One answer being made or made: the work item and its receipt. At most one is open in a
 * conversation (the partial unique index holds that even against a bug). Tokens and cost are those
 * of all its model calls together; `losses` are the attempts that ended with their runner; `askedAt` is when the first message it answers was stored;
 * `attentionAt` is since when somebody should look at a dead one.
 */
export class Turn extends TurnSchema.class {}
TurnSchema.setClass(Turn);

const ModelCallSchema = defineEntity({
  name: 'ModelCall',
  tableName: 'model_call',
  properties: {
    id: p.string().primary(),
    workspaceId: p.string(),
    botId: p.string(),
    turnId: () => p.manyToOne(Turn).mapToPk().joinColumn('turn_id').deleteRule('cascade'),
    attempt: p.integer(),
    model: p.string(),
    state: p.string().$type<CallState>().default('MADE'),
    lease: p.string().nullable(),
    openedAt: p.datetime(3).nullable(),
    answered: p.boolean(),
    promptTokens: p.integer(),
    cachedTokens: p.integer(),
    toolTokens: p.integer(),
    thoughtsTokens: p.integer(),
    candidatesTokens: p.integer(),
    totalTokens: p.integer(),
    costNano: p.bigint('number'),
    modelMs: p.integer(),
    at: p.datetime(3),
  },
  uniques: [{ properties: ['turnId', 'attempt'] }],
  indexes: [
    { properties: ['botId', 'at'] },
    { name: 'model_call_open_index', properties: ['at'], where: "state = 'OPEN'" },
  ],
});
/**
 * One call of a model within a turn, written before it is made; what the roll-up is recounted from.
 * `lease` is the turn's lease under which it is made, `at` when its state last changed.
 */
export class ModelCall extends ModelCallSchema.class {}
ModelCallSchema.setClass(ModelCall);

const DeliverySchema = defineEntity({
  name: 'Delivery',
  tableName: 'delivery',
  properties: {
    id: p.string().primary(),
    workspaceId: p.string(),
    botId: p.string(),
    channelId: p.string(),
    conversationId: () =>
      p.manyToOne(Conversation).mapToPk().joinColumn('conversation_id').deleteRule('cascade'),
    messageId: () => p.manyToOne(Message).mapToPk().joinColumn('message_id').deleteRule('cascade'),
    reactionNo: p.integer().default(0),
    reaction: p.string().nullable(),
    seq: p.integer(),
    state: p.string().$type<DeliveryState>(),
    attempt: p.integer().default(0),
    piecesSent: p.integer().default(0),
    resent: p.boolean().default(false),
    nextAt: p.datetime(3),
    createdAt: p.datetime(3),
    finishedAt: p.datetime(3).nullable(),
    leaseOwner: p.string().nullable(),
    lease: p.string().nullable(),
    leaseUntil: p.datetime(3).nullable(),
  },
  uniques: [{ properties: ['messageId', 'reactionNo'] }],
  indexes: [
    { properties: ['conversationId', 'state', 'seq'] },
    { properties: ['state', 'nextAt'] },
  ],
});
/**
 * The sending of one message: QUEUED, SENDING while a runner holds it, then SENT or FAILED. With a
 * `reactionNo` it is that of our nth `reaction` to the message, an emoji, '' when it is taken back.
 */
export class Delivery extends DeliverySchema.class {}
DeliverySchema.setClass(Delivery);
