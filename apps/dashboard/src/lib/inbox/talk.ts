import { addLine, addOlder, startFeed, type Feed } from '@cbf/client/feed';
import type {
  ConversationFieldsFragment,
  MessageFieldsFragment,
  ProgressSubscription,
  ReceiptFieldsFragment,
  TalkQuery,
} from '#lib/api/generated.ts';
import type { LogEvent } from '#lib/live/feed.svelte.ts';
import type { Done } from './act.ts';

/** A message as it is held; those that came with a page know their place in the list. */
export type Said = MessageFieldsFragment & { readonly cursor?: string | undefined };

/** An answer as it is being written; forgotten as soon as the message itself arrives. */
export type Draft = Pick<ProgressSubscription['progress'], 'turnId' | 'attempt' | 'text'>;

/** One open conversation: who it is with, what was said, and what is being written now. */
export interface Talk {
  readonly conversation: ConversationFieldsFragment;
  readonly feed: Feed<Said>;
  readonly partial: Draft | null;
  /** The last answer that could not be made, until something newer is said. */
  readonly deadEnd: ReceiptFieldsFragment | null;
}

/** A conversation as it is loaded, with a page of what was said. */
type Loaded = ConversationFieldsFragment & Pick<TalkQuery['conversation'], 'messages'>;

/** Begins with the page that was loaded. */
export function startTalk({ messages, ...conversation }: Loaded): Talk {
  const feed = startFeed<Said>(pageOf(messages));
  const last = feed.lines.at(-1)?.turn;
  const deadEnd = last?.state === 'DEAD' ? last : null;
  return { conversation, feed, partial: null, deadEnd };
}

/**
 * The conversation when its newest page was loaded anew. Who reads older lines keeps them: those
 * that the new page goes on from, or all, when they are so old that the newest aren't held.
 */
export function renewed(talk: Talk, loaded: Talk): Talk {
  const isStillWritten = talk.partial?.turnId === loaded.conversation.openTurn?.id;
  const fresh = isStillWritten ? { ...loaded, partial: talk.partial } : loaded;
  if (talk.feed.hasNewer) return { ...fresh, feed: { ...talk.feed, isTorn: false } };
  const [first] = fresh.feed.lines;
  const older = talk.feed.lines.filter((line) => first !== undefined && line.seq < first.seq);
  if (first === undefined || older.at(-1)?.seq !== first.seq - 1) return fresh;
  const { hasOlder } = talk.feed;
  return { ...fresh, feed: addOlder(fresh.feed, { lines: older, hasOlder, hasNewer: true }) };
}

/** Puts an older page in front. */
export function withOlder(talk: Talk, messages: TalkQuery['conversation']['messages']): Talk {
  return { ...talk, feed: addOlder(talk.feed, pageOf(messages)) };
}

/** The conversation after a batch of the log; entries about others leave it as it is. */
export function absorb(talk: Talk, entries: readonly LogEvent[]): Talk {
  return entries.reduce(absorbOne, talk);
}

/** Takes in a piece of the answer that is being written. An older attempt's is ignored. */
export function absorbProgress(talk: Talk, piece: ProgressSubscription['progress']): Talk {
  const { conversationId, turnId, attempt, text } = piece;
  if (conversationId !== talk.conversation.id || talk.conversation.mode === 'HUMAN') return talk;
  if (talk.feed.lines.some((line) => line.turn?.id === turnId && line.author === 'BOT'))
    return talk;
  if (talk.partial?.turnId === turnId && talk.partial.attempt > attempt) return talk;
  return { ...talk, partial: { turnId, attempt, text } };
}

/** Takes in a message that the api just stored for us, before the log brings it. */
export function withMessage(talk: Talk, message: MessageFieldsFragment): Talk {
  const held = talk.feed.lines.find(({ id }) => id === message.id);
  // Pages know a line's place in the list; events don't, so it is carried over.
  const line = held ? { ...message, cursor: held.cursor } : message;
  const { conversation } = talk;
  const isNewer = message.seq > conversation.lastSeq;
  return {
    ...talk,
    feed: addLine(talk.feed, line),
    partial: talk.partial?.turnId === message.turn?.id ? null : talk.partial,
    deadEnd: deadEndAfter(talk, message),
    conversation: isNewer
      ? { ...conversation, lastSeq: message.seq, lastMessageAt: message.createdAt }
      : conversation,
  };
}

/** Takes in the conversation's own state: who has it, whether it's open. */
export function withConversation(talk: Talk, conversation: ConversationFieldsFragment): Talk {
  const isQuiet = conversation.mode === 'HUMAN' || conversation.openTurn === null;
  return { ...talk, conversation, partial: isQuiet ? null : talk.partial };
}

/** Takes in what is known of an answer, wherever it is shown. */
export function withTurn(talk: Talk, turn: ReceiptFieldsFragment): Talk {
  const isOpen = turn.state === 'QUEUED' || turn.state === 'THINKING';
  const { conversation, feed, partial } = talk;
  const lines = feed.lines.map((line) => (line.turn?.id === turn.id ? { ...line, turn } : line));
  const wasOpen = conversation.openTurn?.id === turn.id;
  const openTurn = isOpen ? turn : wasOpen ? null : conversation.openTurn;
  return {
    conversation: { ...conversation, openTurn },
    feed: { ...feed, lines },
    partial: !isOpen && partial?.turnId === turn.id ? null : partial,
    deadEnd: isOpen ? null : turn.state === 'DEAD' ? turn : talk.deadEnd,
  };
}

/** Takes in what came of something that was done here. */
export function withDone(talk: Talk, done: Done): Talk {
  if ('conversation' in done) return withConversation(talk, done.conversation);
  return 'message' in done ? withMessage(talk, done.message) : withTurn(talk, done.turn);
}

/** Takes in what the conversation has cost so far. */
export function withTotals(
  talk: Talk,
  { totalTokens, costUsd }: { readonly totalTokens: number; readonly costUsd: number },
): Talk {
  return { ...talk, conversation: { ...talk.conversation, totalTokens, costUsd } };
}

function absorbOne(talk: Talk, entry: LogEvent): Talk {
  const { id } = talk.conversation;
  switch (entry.__typename) {
    case 'MessageAdded':
    case 'MessageChanged':
      return entry.conversationId === id ? withMessage(talk, entry.message) : talk;
    case 'ConversationChanged':
      return entry.conversation.id === id ? withConversation(talk, entry.conversation) : talk;
    case 'TurnChanged':
      return entry.conversationId === id ? withTurn(talk, entry.turn) : talk;
    case 'BotChanged':
    case 'BotStatusChanged':
    case 'ChannelChanged':
    case 'ResyncRequired':
      return talk;
  }
}

/** A dead end stands until the customer or a person says something after it. */
function deadEndAfter(talk: Talk, message: MessageFieldsFragment): ReceiptFieldsFragment | null {
  if (message.turn?.state === 'DEAD') return message.turn;
  const isNew = message.seq > talk.conversation.lastSeq;
  return isNew && message.author !== 'BOT' && message.author !== 'SYSTEM' ? null : talk.deadEnd;
}

function pageOf({ edges, pageInfo }: TalkQuery['conversation']['messages']) {
  const lines = edges.map(({ node, cursor }) => ({ ...node, cursor }));
  return { lines, hasOlder: pageInfo.hasPreviousPage, hasNewer: false };
}
