import { Api } from 'grammy';
import { z } from 'zod';
import type { Attempt } from '../channel.ts';
import { leanFetch } from './fetch.ts';
import { atPoints } from './points.ts';
import { grammySignal } from './signal.ts';
import { attempt } from './trouble.ts';
import type { TelegramOptions } from './types.ts';

/** A bot that somebody made for themselves with one tap, to be looked after by ours. */
export interface ManagedBot {
  /** Who made it. */
  ownerId: string;
  botId: string;
  username: string;
  name: string;
}

/** The kinds of update that tell a manager about its bots. */
export const MANAGER_UPDATES = ['message', 'managed_bot'] as const;

/** How long Telegram may hold a question for updates, s. */
const POLL_S = 30;

const User = z.object({
  id: z.int(),
  first_name: z.string().catch(''),
  username: z.string().catch(''),
});
const Managed = z.object({ managed_bot: z.object({ user: User, bot: User }) });
const Created = z.object({
  message: z.object({ from: User, managed_bot_created: z.object({ bot: User }) }),
});

/**
 * The bot that an update of a manager's tells of: new, with a new token, or with a new owner; null
 * when it tells of none. Both of the updates that come for a new one give the same. Never throws.
 */
export function readManagedBot(update: unknown): ManagedBot | null {
  const managed = Managed.safeParse(update).data?.managed_bot;
  const created = Created.safeParse(update).data?.message;
  const owner = managed?.user ?? created?.from;
  const bot = managed?.bot ?? created?.managed_bot_created.bot;
  if (owner === undefined || bot === undefined) return null;
  const { id, username, first_name } = bot;
  return { ownerId: String(owner.id), botId: String(id), username, name: first_name || username };
}

const Start = z.object({
  message: z.object({ chat: z.object({ id: z.int() }), from: User, text: z.string() }),
});

/** Who came to a manager by a link, and with which code; null for any other update. Never throws. */
export function readManagerStart(
  update: unknown,
): { userId: string; chatId: string; code: string } | null {
  const message = Start.safeParse(update).data?.message;
  const code = /^\/start ([\w-]{1,64})$/.exec(message?.text ?? '')?.[1];
  if (message === undefined || code === undefined) return null;
  return { userId: String(message.from.id), chatId: String(message.chat.id), code };
}

/** The operator's bot that makes and looks after others (Bot API 9.6). No method throws. */
export interface Manager {
  /** Its name, and whether BotFather lets it manage others. */
  verify(signal?: AbortSignal): Promise<Attempt<{ username: string; mayManage: boolean }>>;
  /** What came since; what is below the offset is forgotten by Telegram. */
  updates(offset: number, signal: AbortSignal): Promise<Attempt<{ id: number; update: unknown }[]>>;
  say(chatId: string, text: string): Promise<Attempt<true>>;
  /** Shows a person a button that makes a bot with one tap; the update names it by `requestId`. */
  offer(chatId: string, wish: Offer): Promise<Attempt<true>>;
  /** The token of a bot that it looks after. */
  tokenOf(botId: string): Promise<Attempt<string>>;
  /** Revokes that token and gives the new one. */
  renewToken(botId: string): Promise<Attempt<string>>;
  /** Lets only the owner and these people use a bot, or everybody with null. */
  restrict(botId: string, userIds: readonly string[] | null): Promise<Attempt<true>>;
}

/** What a person is offered. */
export interface Offer {
  requestId: number;
  text: string;
  label: string;
  suggestedName?: string;
  suggestedUsername?: string;
}

/** A client for a manager's token. Makes no call before it is asked for something. */
export function createManager(
  options: Pick<TelegramOptions, 'token' | 'apiRoot' | 'timeoutMs'>,
): Manager {
  const { token, apiRoot, timeoutMs = 20_000 } = options;
  const root = { fetch: leanFetch, ...(apiRoot === undefined ? {} : { apiRoot }) };
  const api = new Api(token, { ...root, timeoutSeconds: timeoutMs / 1_000 });
  api.config.use(atPoints);
  const patient = new Api(token, { ...root, timeoutSeconds: POLL_S + 10 });
  return {
    updates: (offset, signal) =>
      attempt(async () => {
        const wish = { offset, timeout: POLL_S, allowed_updates: MANAGER_UPDATES };
        const found = await patient.getUpdates(wish, grammySignal(signal));
        return found.map((update) => ({ id: update.update_id, update }));
      }),
    say: (chatId, text) =>
      attempt(async () => {
        await api.sendMessage(chatId, text, { reply_markup: { remove_keyboard: true } });
        return true as const;
      }),
    verify: (signal) =>
      attempt(async () => {
        const { username, can_manage_bots } = await api.getMe(grammySignal(signal));
        return { username, mayManage: can_manage_bots };
      }),

    offer: (chatId, { requestId, text, label, suggestedName, suggestedUsername }) =>
      attempt(async () => {
        const request_managed_bot = {
          request_id: requestId,
          ...(suggestedName === undefined ? {} : { suggested_name: suggestedName.slice(0, 64) }),
          ...(suggestedUsername === undefined ? {} : { suggested_username: suggestedUsername }),
        };
        await api.sendMessage(chatId, text, {
          reply_markup: {
            keyboard: [[{ text: label, request_managed_bot }]],
            resize_keyboard: true,
            one_time_keyboard: true,
          },
        });
        return true as const;
      }),

    tokenOf: (botId) => attempt(() => api.raw.getManagedBotToken({ user_id: Number(botId) })),
    renewToken: (botId) =>
      attempt(() => api.raw.replaceManagedBotToken({ user_id: Number(botId) })),
    restrict: (botId, userIds) =>
      attempt(() =>
        api.raw.setManagedBotAccessSettings({
          user_id: Number(botId),
          is_access_restricted: userIds !== null,
          ...(userIds === null ? {} : { added_user_ids: userIds.slice(0, 10).map(Number) }),
        }),
      ),
  };
}
