import type { BotView, ChatMessage, ChatView, DraftView } from '../control/contract.ts';
import { chatTopic } from './topics.ts';
import type { Seated } from './customers.ts';
import type { Bot, Chat, StoredMessage } from './model.ts';
import type { Service } from './service.ts';
import { pendingUpdates } from './updates.ts';

/** A bot as its owner sees it. */
export function botView(service: Service, bot: Bot): BotView {
  return {
    id: bot.id,
    token: bot.token,
    username: bot.username,
    name: bot.name,
    revoked: bot.revoked,
    pendingUpdates: pendingUpdates(service.world, bot).length,
    webhookUrl: bot.webhook?.url ?? '',
    polling: service.polls.isPolling(bot),
  };
}

/** A chat as the customer sees it on his phone. */
export function chatView(service: Service, { bot, customer, chat }: Seated): ChatView {
  const now = service.parts.clock.now();
  return {
    bot: { id: bot.id, username: bot.username, name: bot.name },
    customer,
    started: chat.started,
    blocked: chat.blocked,
    messages: chat.messages.map(messageView),
    drafts: liveDrafts(chat, now),
    typing: chat.actionUntil > now,
    actions: chat.actions.map(({ action, at }) => ({ action, at: iso(at) })),
    callbackAnswers: chat.callbackAnswers.map((answer) => ({ ...answer, at: iso(answer.at) })),
  };
}

/** A message with its sender in one word. */
export function messageView({ author, message, reaction }: StoredMessage): ChatMessage {
  return { ...message, from: author, ...(reaction === undefined ? {} : { reaction }) };
}

/** The drafts that still show. */
export function liveDrafts(chat: Chat, now: number): DraftView[] {
  return chat.drafts
    .filter((draft) => draft.expiresAt > now && (!draft.stopped || draft.keepOnStop))
    .map(({ threadId: _thread, expiresAt: _expiry, ...shown }) => shown);
}

/**
 * The bot's messages after a given one, as soon as there are enough; null when the time is up.
 * The time is the real one, so that a test never waits on a clock that it has moved.
 */
export function waitForMessages(
  service: Service,
  { bot, chat }: Seated,
  wanted: { after: number; count: number; timeoutMs: number },
): Promise<ChatMessage[] | null> {
  const found = () =>
    chat.messages
      .filter((stored) => stored.author === 'bot' && stored.message.message_id > wanted.after)
      .map(messageView);
  return new Promise((resolve) => {
    const look = () => {
      const messages = found();
      if (messages.length < wanted.count) return false;
      finish(messages);
      return true;
    };
    const finish = (result: ChatMessage[] | null) => {
      off();
      clearTimeout(timer);
      resolve(result);
    };
    const timer = setTimeout(() => finish(null), wanted.timeoutMs);
    const off = service.world.bell.on(chatTopic(bot.id, chat.id), look);
    look();
  });
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
