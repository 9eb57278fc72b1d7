import { MESSAGE_TEXT, readText } from '../entities/format.ts';
import { badRequest } from '../errors.ts';
import { chatTopic } from '../topics.ts';
import type { Draft } from '../model.ts';
import { writableChat } from '../peers.ts';
import { changed } from '../sending.ts';
import type { Methods } from '../service.ts';

const ACTION_SHOWS_MS = 5000;
const DRAFT_LIVES_MS = 30_000;
const KEPT_ACTIONS = 100;
const CALLBACK_LIFE_MS = 150_000;
const CALLBACK_TEXT_LIMIT = 200;
const ACTIONS = new Set([
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'record_audio',
  'upload_audio',
  'upload_document',
  'choose_sticker',
  'pick_up_location',
  'find_location',
  'record_video_note',
  'upload_video_note',
  'cancel',
]);

/** What shows for a moment and is never in the history: actions, drafts, answers to presses. */
export const presenceMethods: Methods = {
  sendChatAction: (call) => {
    const action = call.params.text('action').toLowerCase();
    if (!ACTIONS.has(action)) throw badRequest('wrong parameter action in request');
    const chat = writableChat(call);
    const now = call.service.parts.clock.now();
    chat.actions.push({ action, at: now });
    if (chat.actions.length > KEPT_ACTIONS) chat.actions.shift();
    chat.actionUntil = action === 'cancel' ? 0 : now + ACTION_SHOWS_MS;
    changed(call, chat);
    return true;
  },

  sendMessageDraft: (call) => {
    const { service, bot, params } = call;
    const { text, entities } = readText(params, MESSAGE_TEXT);
    const chat = writableChat(call);
    if (chat.type !== 'private') throw badRequest('TEXTDRAFT_PEER_INVALID');
    const draftId = params.int('draft_id');
    if (draftId === 0) throw badRequest('RANDOM_ID_INVALID');
    const { clock, world } = { clock: service.parts.clock, world: service.world };
    const known = chat.drafts.find((draft) => draft.draftId === draftId);
    if (known?.stopped) return true;
    const threadId = params.int('message_thread_id');
    const draft: Draft = {
      draftId,
      text,
      entities,
      canStop: params.bool('can_stop'),
      keepOnStop: params.bool('keep_on_stop'),
      stopped: false,
      ...(threadId === 0 ? {} : { threadId }),
      expiresAt: clock.now() + DRAFT_LIVES_MS,
    };
    chat.drafts = [draft];
    changed(call, chat);
    clock.after(DRAFT_LIVES_MS, () => {
      const left = chat.drafts.filter((one) => one.expiresAt > clock.now());
      if (left.length === chat.drafts.length) return;
      chat.drafts = left;
      world.bell.ring(chatTopic(bot.id, chat.id));
    });
    return true;
  },

  answerCallbackQuery: (call) => {
    const { service, bot, params } = call;
    const text = params.text('text');
    if (text.length > CALLBACK_TEXT_LIMIT) throw badRequest('MESSAGE_TOO_LONG');
    const now = service.parts.clock.now();
    const query = bot.callbacks.find((one) => one.id === params.text('callback_query_id'));
    if (!query || now - query.at > CALLBACK_LIFE_MS) {
      throw badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    query.answered = true;
    const chat = service.world.chat(bot, query.chatId);
    if (!chat) return true;
    chat.callbackAnswers.push({
      queryId: query.id,
      text,
      alert: params.bool('show_alert'),
      at: now,
    });
    if (chat.callbackAnswers.length > KEPT_ACTIONS) chat.callbackAnswers.shift();
    changed(call, chat);
    return true;
  },
};
