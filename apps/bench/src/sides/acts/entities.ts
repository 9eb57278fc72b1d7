import { randomUUID } from 'node:crypto';
import {
  Bot,
  BotAnalytics,
  BotLatency,
  Channel,
  Contact,
  Conversation,
  Counter,
  Delivery,
  Event,
  Message,
  ModelCall,
  Personality,
  Turn,
  UsageSum,
  type EventKind,
} from '@cbf/db';
import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { openOrm } from '../orm.ts';
import { bucketOf, leaseMs, nano, spans, type Acts } from './act.ts';

/** The acts as MikroORM's own pages would have them: entities found, changed and flushed. */
export async function entityActs(url: string): Promise<Acts> {
  const orm = await openOrm(url);
  const transaction = <Value>(work: (em: SqlEntityManager) => Promise<Value>) =>
    orm.fork().transactional(work);
  return {
    claim: (runnerId, limit) =>
      transaction(async (em) => {
        const at = new Date();
        const due = await em.find(
          Turn,
          { state: 'QUEUED', dueAt: { $lte: at } },
          {
            ...{ limit, orderBy: { dueAt: 'asc' } },
            lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE,
          },
        );
        const claimed = [];
        for (const turn of due) {
          const conversation = await em.findOneOrFail(Conversation, { id: turn.conversationId });
          const channel = await em.findOneOrFail(Channel, { id: turn.channelId });
          if (conversation.mode !== 'BOT' || channel.leaseOwner !== runnerId) continue;
          await em.findOneOrFail(Contact, { id: conversation.contactId });
          const bot = await em.findOneOrFail(Bot, { id: turn.botId });
          const personality = await em.findOneOrFail(Personality, { id: bot.publishedId ?? '' });
          const history = await em.find(
            Message,
            { conversationId: conversation.id, seq: { $lte: conversation.lastSeq } },
            { limit: personality.historyMessages, orderBy: { seq: 'desc' } },
          );
          const lease = randomUUID();
          em.assign(turn, {
            ...{ state: 'THINKING', leaseOwner: runnerId, lease, claimedAt: at },
            ...{ leaseUntil: new Date(at.getTime() + leaseMs), attempt: turn.attempt + 1 },
            ...{ throughSeq: conversation.lastSeq, personalityId: personality.id },
            queueMs: at.getTime() - turn.askedAt.getTime(),
          });
          em.create(ModelCall, {
            ...{ id: randomUUID(), workspaceId: turn.workspaceId, botId: turn.botId },
            ...{ turnId: turn.id, attempt: turn.attempt, model: personality.model, state: 'OPEN' },
            ...{ lease, openedAt: at, answered: false, promptTokens: 0, cachedTokens: 0 },
            ...{ toolTokens: 0, thoughtsTokens: 0, candidatesTokens: 0, totalTokens: 0 },
            ...{ costNano: 0, modelMs: 0, at },
          });
          const counter = await lockedLog(em, turn.workspaceId);
          log(em, counter, turn, [['TurnChanged', turn.id]], at);
          claimed.push({ id: turn.id, lease, history });
        }
        return claimed;
      }),
    complete: (answer) =>
      transaction(async (em) => {
        const [at, { usage }] = [new Date(), answer];
        const turn = await em.findOneOrFail(Turn, { id: answer.turnId, lease: answer.lease });
        const counter = await lockedLog(em, turn.workspaceId);
        const conversation = await em.findOneOrFail(
          Conversation,
          { id: turn.conversationId, mode: 'BOT' },
          { lockMode: LockMode.PESSIMISTIC_WRITE },
        );
        await em.findOneOrFail(Channel, { id: turn.channelId });
        await em.findOneOrFail(Contact, { id: conversation.contactId, blockedAt: null });
        const costNano = usage.totalTokens * nano;
        conversation.lastSeq += 1;
        conversation.lastMessageAt = at;
        conversation.answeredSeq = turn.throughSeq;
        conversation.totalTokens += usage.totalTokens;
        conversation.costNano += costNano;
        const place = {
          ...{ workspaceId: turn.workspaceId, botId: turn.botId, channelId: turn.channelId },
          ...{ conversationId: conversation.id, seq: conversation.lastSeq, createdAt: at },
        };
        const message = em.create(Message, {
          ...{ ...place, id: randomUUID(), direction: 'OUT', author: 'BOT', text: answer.text },
          ...{ folded: answer.text.toLowerCase(), parts: [{ kind: 'TEXT', text: answer.text }] },
          ...{ deliveryState: 'SENDING', platformMessageIds: [], turnId: turn.id },
        });
        const [id, lease] = [randomUUID(), randomUUID()];
        em.create(Delivery, {
          ...{ ...place, id, messageId: message.id, state: 'SENDING', attempt: 1, nextAt: at },
          ...{ leaseOwner: answer.runnerId, lease, leaseUntil: new Date(at.getTime() + leaseMs) },
        });
        const call = await em.findOneOrFail(ModelCall, { turnId: turn.id, attempt: turn.attempt });
        const taken = { ...usage, costNano, model: answer.model, modelMs: answer.modelMs };
        em.assign(call, { ...taken, state: 'MADE', answered: true, at });
        em.assign(turn, {
          ...{ ...taken, state: 'DONE', finishedAt: at, finishReason: answer.finishReason },
          ...{ firstTokenMs: answer.firstTokenMs, historyKept: answer.historyKept },
          ...{ historyDropped: answer.historyDropped, leaseUntil: null },
        });
        for (const line of [await hourOf(em, turn, at), ...(await sumsOf(em, turn, at))]) {
          line.answers += 1;
          line.promptTokens += usage.promptTokens;
          line.candidatesTokens += usage.candidatesTokens;
          line.totalTokens += usage.totalTokens;
          line.costNano += costNano;
        }
        const told: Told[] = [
          ['MessageAdded', message.id],
          ['TurnChanged', turn.id],
        ];
        log(em, counter, turn, told, at);
        return { id, lease };
      }),
    record: (report) =>
      transaction(async (em) => {
        const at = new Date();
        const { deliveryId: id, lease } = report;
        const delivery = await em.findOneOrFail(Delivery, { id, lease });
        const message = await em.findOneOrFail(Message, { id: delivery.messageId });
        const turn = await em.findOneOrFail(Turn, { id: message.turnId ?? '' });
        const counter = await lockedLog(em, turn.workspaceId);
        const responseMs = at.getTime() - turn.askedAt.getTime();
        em.assign(delivery, { state: 'SENT', piecesSent: 1, finishedAt: at, leaseUntil: null });
        message.deliveryState = 'SENT';
        message.platformMessageId = report.platformMessageId;
        message.platformMessageIds = [report.platformMessageId];
        em.assign(turn, { respondedAt: at, responseMs, sendMs: report.sendMs });
        const bucket = bucketOf(responseMs);
        const { workspaceId, botId, model } = turn;
        const key = { botId, model: model ?? '', hour: spans(at).HOUR, bucket };
        const line =
          (await em.findOne(BotLatency, key)) ?? em.create(BotLatency, { ...key, workspaceId });
        line.answers += 1;
        for (const sum of await sumsOf(em, turn, at))
          sum.latency = { ...sum.latency, [bucket]: (sum.latency[bucket] ?? 0) + 1 };
        const told: Told[] = [
          ['MessageChanged', message.id],
          ['TurnChanged', turn.id],
        ];
        log(em, counter, turn, told, at);
      }),
  };
}

type Told = readonly [kind: EventKind, subjectId: string];

// Asked for before anything is read that two acts at once may change: numbers of the log, messages of
// a conversation, counts. Without it one of them is lost or refused.
async function lockedLog(em: SqlEntityManager, workspaceId: string): Promise<Counter> {
  const found = await em.findOne(
    Counter,
    { workspaceId },
    { lockMode: LockMode.PESSIMISTIC_WRITE },
  );
  return found ?? em.create(Counter, { workspaceId, epoch: 'bench' });
}

function log(
  em: SqlEntityManager,
  counter: Counter,
  { workspaceId, botId, conversationId }: Turn,
  told: readonly Told[],
  at: Date,
): void {
  for (const [kind, subjectId] of told) {
    counter.seq += 1;
    const seq = counter.seq;
    em.create(Event, { workspaceId, seq, kind, botId, conversationId, subjectId, at });
  }
}

async function hourOf(em: SqlEntityManager, { workspaceId, botId, model }: Turn, at: Date) {
  const key = { botId, model: model ?? '', hour: spans(at).HOUR };
  return (await em.findOne(BotAnalytics, key)) ?? em.create(BotAnalytics, { ...key, workspaceId });
}

async function sumsOf(em: SqlEntityManager, { workspaceId, botId, model }: Turn, at: Date) {
  const { HOUR, DAY, WEEK } = spans(at);
  const keys = [
    { workspaceId, grain: 'HOUR' as const, start: HOUR, botId: '', model: model ?? '' },
    { workspaceId, grain: 'DAY' as const, start: DAY, botId, model: '' },
    { workspaceId, grain: 'WEEK' as const, start: WEEK, botId, model: '' },
  ];
  const found: UsageSum[] = [];
  for (const key of keys)
    found.push((await em.findOne(UsageSum, key)) ?? em.create(UsageSum, { ...key, latency: {} }));
  return found;
}
