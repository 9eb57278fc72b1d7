import { defineEntity, p } from '@mikro-orm/core';
import type { EventKind, ModelProvider, Platform } from '../words.ts';
import { Workspace } from './account.ts';

const CounterSchema = defineEntity({
  name: 'Counter',
  tableName: 'counter',
  properties: {
    workspaceId: p.string().primary(),
    seq: p.bigint('number').default(0),
    epoch: p.string(),
  },
});
/**
 * Where a workspace's log ends. Its row is locked first in every transaction that changes logged
 * state, so numbers have no gaps and such transactions of one workspace never interleave. `epoch`
 * changes only when a backup is restored.
 */
export class Counter extends CounterSchema.class {}
CounterSchema.setClass(Counter);

const EventSchema = defineEntity({
  name: 'Event',
  tableName: 'event',
  properties: {
    workspaceId: p.string().primary(),
    seq: p.bigint('number').primary(),
    kind: p.string().$type<EventKind>(),
    botId: p.string().nullable(),
    conversationId: p.string().nullable(),
    subjectId: p.string(),
    at: p.datetime(3),
  },
});
/** An entry of a workspace's log: ids only, so that erasing a message erases it everywhere. */
export class Event extends EventSchema.class {}
EventSchema.setClass(Event);

const BotAnalyticsSchema = defineEntity({
  name: 'BotAnalytics',
  tableName: 'bot_analytics',
  properties: {
    botId: p.string().primary(),
    model: p.string().primary(),
    hour: p.datetime(3).primary(),
    workspaceId: () =>
      p.manyToOne(Workspace).mapToPk().joinColumn('workspace_id').deleteRule('cascade'),
    messagesIn: p.integer().default(0),
    answers: p.integer().default(0),
    operatorMessages: p.integer().default(0),
    failures: p.integer().default(0),
    lostCalls: p.integer().default(0),
    promptTokens: p.bigint('number').default(0),
    cachedTokens: p.bigint('number').default(0),
    toolTokens: p.bigint('number').default(0),
    thoughtsTokens: p.bigint('number').default(0),
    candidatesTokens: p.bigint('number').default(0),
    totalTokens: p.bigint('number').default(0),
    costNano: p.bigint('number').default(0),
    messageCostNano: p.bigint('number').default(0),
  },
  indexes: [{ properties: ['workspaceId', 'hour'] }],
});
/** The roll-up: one row a bot, model and hour (UTC). `model` is empty for what no model did. */
export class BotAnalytics extends BotAnalyticsSchema.class {}
BotAnalyticsSchema.setClass(BotAnalytics);

const BotLatencySchema = defineEntity({
  name: 'BotLatency',
  tableName: 'bot_latency',
  properties: {
    botId: p.string().primary(),
    model: p.string().primary(),
    hour: p.datetime(3).primary(),
    bucket: p.integer().primary(),
    workspaceId: () =>
      p.manyToOne(Workspace).mapToPk().joinColumn('workspace_id').deleteRule('cascade'),
    answers: p.integer().default(0),
  },
  indexes: [{ properties: ['workspaceId', 'hour'] }],
});
/** How many answers of an hour took how long; buckets as `latencyBucket` draws them. */
export class BotLatency extends BotLatencySchema.class {}
BotLatencySchema.setClass(BotLatency);

const UsageSumSchema = defineEntity({
  name: 'UsageSum',
  tableName: 'usage_sum',
  properties: {
    workspaceId: () =>
      p.manyToOne(Workspace).mapToPk().joinColumn('workspace_id').deleteRule('cascade').primary(),
    grain: p.string().$type<'HOUR' | 'DAY' | 'WEEK'>().primary(),
    start: p.datetime(3).primary(),
    botId: p.string().primary(),
    model: p.string().primary(),
    messagesIn: p.integer().default(0),
    answers: p.integer().default(0),
    operatorMessages: p.integer().default(0),
    failures: p.integer().default(0),
    lostCalls: p.integer().default(0),
    promptTokens: p.bigint('number').default(0),
    cachedTokens: p.bigint('number').default(0),
    toolTokens: p.bigint('number').default(0),
    thoughtsTokens: p.bigint('number').default(0),
    candidatesTokens: p.bigint('number').default(0),
    totalTokens: p.bigint('number').default(0),
    costNano: p.bigint('number').default(0),
    messageCostNano: p.bigint('number').default(0),
    latency: p.json<Record<string, number>>().defaultRaw(`'{}'`),
  },
});
/**
 * The roll-up once more, so that a report reads few rows: a workspace's hours by model (`botId` is
 * empty), and each bot's days and weeks (UTC, weeks from the epoch on; `model` is empty). `latency`
 * holds answers by bucket.
 */
export class UsageSum extends UsageSumSchema.class {}
UsageSumSchema.setClass(UsageSum);

const UsageDaySchema = defineEntity({
  name: 'UsageDay',
  tableName: 'usage_day',
  properties: {
    workspaceId: () =>
      p.manyToOne(Workspace).mapToPk().joinColumn('workspace_id').deleteRule('cascade').primary(),
    botId: p.string().primary(),
    start: p.datetime(3).primary(),
    model: p.string().primary(),
    ends: p.datetime(3),
    messagesIn: p.integer().default(0),
    answers: p.integer().default(0),
    operatorMessages: p.integer().default(0),
    failures: p.integer().default(0),
    lostCalls: p.integer().default(0),
    promptTokens: p.bigint('number').default(0),
    cachedTokens: p.bigint('number').default(0),
    toolTokens: p.bigint('number').default(0),
    thoughtsTokens: p.bigint('number').default(0),
    candidatesTokens: p.bigint('number').default(0),
    totalTokens: p.bigint('number').default(0),
    costNano: p.bigint('number').default(0),
    messageCostNano: p.bigint('number').default(0),
    latency: p.text(),
  },
  indexes: [{ properties: ['workspaceId', 'start'] }],
});
/**
 * A day that is over, by the workspace's clock: the whole hours (UTC) that fall into it, summed by
 * bot and model and, with an empty `botId`, by model alone. The row with both empty is always there
 * and says that the day is closed. `latency` holds answers by bucket, as JSON.
 */
export class UsageDay extends UsageDaySchema.class {}
UsageDaySchema.setClass(UsageDay);

const RunnerSchema = defineEntity({
  name: 'Runner',
  tableName: 'runner',
  properties: {
    id: p.string().primary(),
    version: p.string(),
    platforms: p.json<Platform[]>(),
    modelProvider: p.string().$type<ModelProvider>(),
    capacity: p.integer(),
    hookUrl: p.text().nullable(),
    manager: p.string().nullable(),
    draining: p.boolean().default(false),
    startedAt: p.datetime(3),
    lastSeenAt: p.datetime(3),
  },
});
/**
 * A process that receives, thinks and sends, as it last reported; `manager` is the handle of its bot
 * that makes others.
 */
export class Runner extends RunnerSchema.class {}
RunnerSchema.setClass(Runner);
