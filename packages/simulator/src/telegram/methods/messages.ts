import { z } from 'zod';
import { CAPTION, MESSAGE_TEXT, readText } from '../entities/format.ts';
import { badRequest } from '../errors.ts';
import type { Json } from '../../json.ts';
import { readMarkup } from '../markup.ts';
import { knownChat, writableChat } from '../peers.ts';
import { changed, ownMessage, send } from '../sending.ts';
import type { Call, Methods } from '../service.ts';

const DELETE_WITHIN_S = 48 * 3600;
const NOT_MODIFIED =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

/** Text messages and what can be done to messages afterwards. */
export const messageMethods: Methods = {
  sendMessage: (call) => {
    const { text, entities } = readText(call.params, MESSAGE_TEXT);
    if (text === '') throw badRequest('message text is empty');
    return send(call, { text, ...(entities.length > 0 ? { entities } : {}) });
  },

  editMessageText: (call) => {
    const { text, entities } = readText(call.params, MESSAGE_TEXT);
    if (text === '') throw badRequest('message text is empty');
    return edit(call, 'text', { text, entities });
  },

  editMessageCaption: (call) => {
    const { text, entities } = readText(call.params, CAPTION);
    return edit(call, 'caption', { caption: text, caption_entities: entities });
  },

  editMessageReplyMarkup: (call) => edit(call, null, {}),

  deleteMessage: (call) => {
    const chat = knownChat(call);
    const id = call.params.int('message_id');
    const at = chat.messages.findIndex((stored) => stored.message.message_id === id);
    const found = chat.messages[at];
    if (!found) throw badRequest('message to delete not found');
    const age = call.service.parts.clock.seconds() - found.message.date;
    if (age > DELETE_WITHIN_S) throw badRequest("message can't be deleted for everyone");
    chat.messages.splice(at, 1);
    changed(call, chat);
    return true;
  },

  deleteMessages: (call) => {
    const chat = knownChat(call);
    const complaint = "can't parse message identifiers JSON object";
    const ids = call.params.json('message_ids', z.array(z.number()), complaint);
    if (!ids || ids.length === 0) throw badRequest('message identifiers are not specified');
    const gone = new Set(ids);
    chat.messages = chat.messages.filter((stored) => !gone.has(stored.message.message_id));
    changed(call, chat);
    return true;
  },

  getChat: (call) => {
    const chat = knownChat(call);
    return { ...chat.wire, accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: {} };
  },
};

/** Changes the bot's own message; the same content with the same keyboard is refused. */
function edit(call: Call, needs: 'text' | 'caption' | null, content: Json): unknown {
  const { service, bot, params } = call;
  const markup = readMarkup(params);
  if (params.text('inline_message_id') !== '') throw badRequest('MESSAGE_ID_INVALID');
  const chat = writableChat(call);
  const message = ownMessage(call, chat);
  service.flood.passEdit(bot, chat);
  if (needs === 'text' && message.text === undefined) {
    throw badRequest('there is no text in the message to edit');
  }
  if (needs === 'caption' && message.text !== undefined) {
    throw badRequest('there is no caption in the message to edit');
  }
  const next: Json = { ...message, ...content };
  for (const [name, value] of Object.entries(next)) {
    if (Array.isArray(value) && value.length === 0) delete next[name];
  }
  if (markup?.['inline_keyboard']) next['reply_markup'] = markup;
  else delete next['reply_markup'];
  if (JSON.stringify(sorted(next)) === JSON.stringify(sorted(message))) {
    throw badRequest(NOT_MODIFIED);
  }
  for (const name of Object.keys(message)) if (!(name in next)) delete message[name];
  Object.assign(message, next, { edit_date: service.parts.clock.seconds() });
  changed(call, chat);
  return message;
}

function sorted(message: Json): [string, unknown][] {
  return Object.entries(message).sort(([a], [b]) => a.localeCompare(b));
}
