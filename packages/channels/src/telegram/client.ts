import { Api, Bot } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import { z } from 'zod';
import type { Attempt, Received } from '../channel.ts';
import { setAbout } from './about.ts';
import { openDraft } from './draft.ts';
import { readUpdate } from './inbound.ts';
import { fetchTelegramMedia } from './fetch-media.ts';
import { leanFetch } from './fetch.ts';
import { commandsByLanguage } from './menu.ts';
import { layOutForTelegram } from './outbound.ts';
import { Pace } from '../pace.ts';
import { placeOf } from './place.ts';
import { atPoints } from './points.ts';
import { poll } from './poll.ts';
import { TELEGRAM_RATES } from './rates.ts';
import { sendPiece } from './send.ts';
import { grammySignal } from './signal.ts';
import { attempt } from './trouble.ts';
import { keepTyping } from './typing.ts';
import type { Telegram, TelegramOptions } from './types.ts';
import { UPDATE_KINDS } from './wire.ts';

const Numbered = z.object({ update_id: z.int() });
const RawUpdate = z.custom<Update>((value) => Numbered.safeParse(value).success);
const TELEGRAM = 'https://api.telegram.org';
const HIGHEST_DRAFT_ID = 2 ** 31 - 2;
/** For a message with a file, which may be large and the line slow. */
const CARRYING_S = 180;
/** Over what Telegram holds a poll, so that a line that went dead is noticed. */
const POLL_GRACE_S = 10;

/** One Telegram bot behind one token. Makes no call before it is asked for something. */
export function createTelegram(options: TelegramOptions): Telegram {
  const {
    token,
    apiRoot,
    timeoutMs = 20_000,
    pollSeconds = 30,
    now = () => performance.now(),
    random = Math.random,
  } = options;
  const root = { fetch: leanFetch, ...(apiRoot === undefined ? {} : { apiRoot }) };
  const api = new Api(token, { ...root, timeoutSeconds: timeoutMs / 1_000 });
  const carrying = new Api(token, { ...root, timeoutSeconds: CARRYING_S });
  const patient = new Api(token, { ...root, timeoutSeconds: pollSeconds + POLL_GRACE_S });
  for (const door of [api, carrying, patient]) door.config.use(atPoints);
  const pace = new Pace(now, TELEGRAM_RATES);
  let bot: Bot | null = null;
  const found = new WeakMap<Update, Received>();

  function botFor(botInfo: UserFromGetMe): Bot {
    const made = new Bot(token, { botInfo, client: root });
    made.use((ctx) => {
      const received = readUpdate(ctx.update, ctx.me);
      if (received) found.set(ctx.update, received);
    });
    return made;
  }

  /** The bot, whose name has to be asked for once: groups are answered by it. */
  async function ready(signal?: AbortSignal): Promise<Attempt<Bot>> {
    if (bot) return { ok: true, value: bot };
    const me = await attempt(() => api.getMe(grammySignal(signal)));
    if (!me.ok) return me;
    bot = botFor(me.value);
    return { ok: true, value: bot };
  }

  async function dispatch(one: Bot, update: Update): Promise<Received | null> {
    await one.handleUpdate(update);
    return found.get(update) ?? null;
  }

  return {
    async verify(signal) {
      const me = await attempt(() => api.getMe(grammySignal(signal)));
      if (!me.ok) return me;
      const { id, username, first_name } = me.value;
      bot ??= botFor(me.value);
      return { ok: true, value: { externalId: String(id), username, displayName: first_name } };
    },

    async poll(wishes) {
      const one = await ready(wishes.signal);
      if (!one.ok) {
        if (wishes.signal.aborted) return { ended: 'stopped' };
        const { ok: _ok, ...trouble } = one;
        return { ended: 'trouble', ...trouble };
      }
      const { value } = one;
      return poll(
        { api: patient, pollSeconds, random, dispatch: (update) => dispatch(value, update) },
        wishes,
      );
    },

    async take(raw) {
      const update = RawUpdate.safeParse(raw);
      if (!update.success) return { ok: true, value: null };
      const one = await ready();
      return one.ok ? attempt(() => dispatch(one.value, update.data)) : one;
    },

    layOut: layOutForTelegram,
    send: (chatId, piece, signal) =>
      sendPiece({ api: piece.media ? carrying : api, pace }, chatId, piece, signal),
    keepTyping: (chatId) => keepTyping({ api, pace }, chatId),
    waitFor: (chatId) => Math.ceil(pace.waitFor(placeOf(chatId).chat)),
    waitOfBot: () => Math.ceil(pace.waitOfBot()),
    keepQuiet: (chatId, ms) => pace.pause(placeOf(chatId).chat, ms),
    draft: (chatId) =>
      openDraft({ api, pace }, chatId, 1 + Math.floor(random() * HIGHEST_DRAFT_ID)),
    answerPress: (pressId, notice) =>
      attempt(() => api.answerCallbackQuery(pressId, notice ? { text: notice.slice(0, 200) } : {})),

    async setMenu(lines, defaultLocale) {
      for (const { language, commands } of commandsByLanguage(lines, defaultLocale)) {
        const only = language === null ? {} : { language_code: language };
        const set = await attempt(() => api.setMyCommands(commands, only));
        if (!set.ok) return set;
      }
      return { ok: true, value: true };
    },

    setAbout: (lines, defaultLocale) => setAbout(api, lines, defaultLocale),
    fetchMedia: (fileId, limits, signal) =>
      fetchTelegramMedia({ api, token, apiRoot: apiRoot ?? TELEGRAM }, fileId, limits, signal),

    setWebhook: (url, secret) =>
      attempt(() => api.setWebhook(url, { secret_token: secret, allowed_updates: UPDATE_KINDS })),
    deleteWebhook: () => attempt(() => api.deleteWebhook()),

    async webhookInfo(signal) {
      const info = await attempt(() => api.getWebhookInfo(grammySignal(signal)));
      if (!info.ok) return info;
      const { url = '', pending_update_count, last_error_date, last_error_message } = info.value;
      return {
        ok: true,
        value: {
          url,
          pendingCount: pending_update_count,
          lastErrorAt: last_error_date ? new Date(last_error_date * 1_000).toISOString() : null,
          lastErrorMessage: last_error_message ?? null,
        },
      };
    },
  };
}
