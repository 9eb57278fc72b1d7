import { type Api, InputFile } from 'grammy';
import type { InlineKeyboardButton, ReactionTypeEmoji } from 'grammy/types';
import { z } from 'zod';
import type { Button, FileMedia } from '../outbound.ts';
import { placeOf } from './place.ts';
import { bytesOf } from '../upload.ts';
import type { grammySignal } from './signal.ts';
import type { TelegramPiece } from './types.ts';

type Signal = ReturnType<typeof grammySignal>;
// Which emojis Telegram takes it decides itself: the list in grammY's types is only of today.
const Emoji = z.custom<ReactionTypeEmoji['emoji']>((value) => typeof value === 'string');

/** Makes the one call that a piece is; gives the new message's id and throws what grammY throws. */
export async function write(
  api: Api,
  chatId: string,
  piece: TelegramPiece,
  signal: Signal | undefined,
): Promise<string> {
  const { text, entities, buttons, media, reaction, replyTo } = piece;
  const { chat, into } = placeOf(chatId);
  if (reaction) {
    const { messageId, emoji } = reaction;
    const given = emoji === '' ? [] : [{ type: 'emoji' as const, emoji: Emoji.parse(emoji) }];
    await api.setMessageReaction(chat, Number(messageId), given, {}, signal);
    return messageId;
  }
  const more = {
    ...into,
    ...(buttons.length > 0 ? { reply_markup: { inline_keyboard: rows(buttons) } } : {}),
    ...(replyTo === undefined
      ? {}
      : { reply_parameters: { message_id: Number(replyTo), allow_sending_without_reply: true } }),
  };
  if (media) {
    const caption = {
      ...(text === '' ? {} : { caption: text }),
      ...(entities.length > 0 ? { caption_entities: entities } : {}),
    };
    return String(await sendFile(api, chat, media, { ...more, ...caption }, signal));
  }
  const marks = entities.length > 0 ? { entities } : {};
  const preview = { link_preview_options: { is_disabled: true } };
  const sent = await api.sendMessage(chat, text, { ...marks, ...more, ...preview }, signal);
  return String(sent.message_id);
}

async function sendFile(
  api: Api,
  chatId: string,
  { kind, source, fileName }: FileMedia,
  more: object,
  signal: Signal | undefined,
): Promise<number> {
  const file = fileOf(source, fileName);
  const sent = await (() => {
    switch (kind) {
      case 'IMAGE':
        return api.sendPhoto(chatId, file, more, signal);
      case 'VIDEO':
        return api.sendVideo(chatId, file, more, signal);
      case 'AUDIO':
        return api.sendAudio(chatId, file, more, signal);
      case 'VOICE':
        return api.sendVoice(chatId, file, more, signal);
      case 'DOCUMENT':
        return api.sendDocument(chatId, file, more, signal);
      case 'STICKER':
        return api.sendSticker(chatId, file, more, signal);
    }
  })();
  return sent.message_id;
}

function fileOf(source: FileMedia['source'], fileName?: string): InputFile | string {
  if ('id' in source) return source.id;
  if ('url' in source) return source.url;
  const { file } = source;
  return new InputFile(() => bytesOf(file), fileName ?? file.fileName);
}

const WIDEST_ROW = 3;
const LONG_LABEL = 16;

/** Short labels stand side by side, long ones one below the other. */
function rows(buttons: readonly Button[]): InlineKeyboardButton[][] {
  const keys = buttons.map(({ label, data }) => ({ text: label, callback_data: data }));
  const perRow = buttons.some(({ label }) => [...label].length > LONG_LABEL) ? 1 : WIDEST_ROW;
  return Array.from({ length: Math.ceil(keys.length / perRow) }, (_, n) =>
    keys.slice(n * perRow, (n + 1) * perRow),
  );
}
