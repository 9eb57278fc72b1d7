import type {
  ConversationFieldsFragment,
  MessageFieldsFragment,
  ReceiptFieldsFragment,
  UsageFieldsFragment,
} from '#lib/api/generated.ts';
import type { LogEvent } from '#lib/live/feed.svelte.ts';

/** The moment at which samples begin. */
export const start = Date.parse('2026-11-22T09:00:00.000Z');

/** The time so many minutes after the samples begin, as the api writes it. */
export function minute(count: number): string {
  return new Date(start + count * 60_000).toISOString();
}

/** A receipt as the api gives it. */
export function turn(more: Partial<ReceiptFieldsFragment> = {}): ReceiptFieldsFragment {
  return {
    id: 'trn_1',
    conversationId: 'cnv_1',
    state: 'DONE',
    attempt: 1,
    model: 'gemini-test',
    personality: { id: 'per_1', version: 3 },
    promptTokens: 100,
    cachedTokens: 0,
    toolTokens: 0,
    thoughtsTokens: 0,
    candidatesTokens: 20,
    totalTokens: 120,
    costUsd: 0.0012,
    queueMs: 500,
    firstTokenMs: 300,
    modelMs: 900,
    sendMs: 100,
    historyKept: 4,
    historyDropped: 0,
    finishReason: 'STOP',
    failure: null,
    failureReason: null,
    createdAt: minute(0),
    finishedAt: minute(1),
    ...more,
  };
}

/** The message at a place of the conversation `cnv_1`, a minute after the one before. */
export function message(
  seq: number,
  more: Partial<MessageFieldsFragment> = {},
): MessageFieldsFragment {
  const text = more.text ?? `Line ${seq}`;
  return {
    id: `msg_${seq}`,
    seq,
    conversationId: 'cnv_1',
    direction: 'IN',
    author: 'CONTACT',
    authorUser: null,
    text,
    parts: [part({ text })],
    deliveryState: 'RECEIVED',
    deliveryReason: null,
    platformCode: null,
    priceUsd: null,
    comment: null,
    maybeTwice: false,
    editedAt: null,
    deletedAt: null,
    forwarded: false,
    template: null,
    replyTo: null,
    reactions: [],
    createdAt: minute(seq),
    turn: null,
    ...more,
  };
}

/** A piece of a message; plain text unless said otherwise. */
export function part(
  more: Partial<MessageFieldsFragment['parts'][number]> = {},
): MessageFieldsFragment['parts'][number] {
  return {
    kind: 'TEXT',
    text: null,
    fileName: null,
    mimeType: null,
    size: null,
    durationSeconds: null,
    latitude: null,
    longitude: null,
    buttons: null,
    media: null,
    ...more,
  };
}

/** A conversation that the bot has, with one line said. */
export function conversation(
  more: Partial<ConversationFieldsFragment> = {},
): ConversationFieldsFragment {
  const { seq, id, author, text, deliveryState, createdAt } = message(1);
  return {
    id: 'cnv_1',
    bot: { id: 'bot_1', name: 'Chinor' },
    channel: { id: 'chn_1', platform: 'TELEGRAM', mode: 'LIVE' },
    contact: {
      id: 'ctc_1',
      platform: 'TELEGRAM',
      name: 'Dilnoza',
      handle: 'dilnoza',
      language: 'uz',
      tags: [],
      blockedAt: null,
      firstSeenAt: minute(0),
      lastSeenAt: minute(1),
    },
    mode: 'BOT',
    status: 'OPEN',
    needsHuman: false,
    isPlayground: false,
    takenBy: null,
    takenAt: null,
    lastMessage: { id, seq, author, text, parts: [{ kind: 'TEXT' }], deliveryState, createdAt },
    lastMessageAt: minute(1),
    lastSeq: 1,
    humanUntil: null,
    openTurn: null,
    totalTokens: 0,
    costUsd: 0,
    createdAt: minute(0),
    ...more,
  };
}

/** Counters of a report; zeros unless said otherwise. */
export function counts(more: Partial<UsageFieldsFragment> = {}): UsageFieldsFragment {
  return {
    messagesIn: 0,
    answers: 0,
    operatorMessages: 0,
    failures: 0,
    promptTokens: 0,
    cachedTokens: 0,
    thoughtsTokens: 0,
    candidatesTokens: 0,
    totalTokens: 0,
    costUsd: 0,
    p50Ms: null,
    p95Ms: null,
    ...more,
  };
}

const place = { cursor: 'e.1', at: minute(1) };

/** Entries of the log. */
export const entry = {
  added: (added: MessageFieldsFragment): LogEvent => ({
    ...place,
    __typename: 'MessageAdded',
    conversationId: added.conversationId,
    message: added,
  }),
  changed: (changed: MessageFieldsFragment): LogEvent => ({
    ...place,
    __typename: 'MessageChanged',
    conversationId: changed.conversationId,
    message: changed,
  }),
  conversation: (changed: ConversationFieldsFragment): LogEvent => ({
    ...place,
    __typename: 'ConversationChanged',
    conversation: changed,
  }),
  turn: (changed: ReceiptFieldsFragment): LogEvent => ({
    ...place,
    __typename: 'TurnChanged',
    conversationId: changed.conversationId,
    turn: changed,
  }),
  resync: (): LogEvent => ({
    ...place,
    __typename: 'ResyncRequired',
    reason: 'TOO_FAR_BEHIND',
  }),
};

/** The file of a piece of a message, here and ready to be looked at. */
export function media(
  more: Partial<NonNullable<MessageFieldsFragment['parts'][number]['media']>> = {},
): NonNullable<MessageFieldsFragment['parts'][number]['media']> {
  return {
    id: 'med_1',
    state: 'KEPT',
    mimeType: 'image/jpeg',
    size: 240_000,
    fileName: null,
    url: '/media/med_1',
    failure: null,
    ...more,
  };
}
