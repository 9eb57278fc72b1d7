import type { Api } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import type { Button, SendResult } from '../outbound.ts';
import type { Pace } from '../pace.ts';
import { grammySignal } from './signal.ts';
import {
  attempt,
  isFormattingRefused,
  isNotFound,
  newChatOf,
  safeDetail,
  sendResultOf,
} from './trouble.ts';
import type { TelegramPiece } from './types.ts';

/** What a send needs: the client, and the pace that all sends of a bot share. */
export interface SendParts {
  api: Api;
  pace: Pace;
}

/**
 * Sends one piece once, and says honestly what became of it; it repeats only what Telegram surely
 * did not take: a message refused for its formatting, then as plain text, and one for a group that
 * has moved, then to where it is now. Makes no call before the chat may be written to. Never throws.
 */
export async function sendPiece(
  { api, pace }: SendParts,
  chatId: string,
  piece: TelegramPiece,
  signal?: AbortSignal,
): Promise<SendResult> {
  if (signal?.aborted)
    return { outcome: 'retry', afterMs: 0, detail: 'stopped before it was sent' };
  const afterMs = Math.ceil(pace.waitFor(chatId));
  if (afterMs > 0) return { outcome: 'retry', afterMs, detail: 'it is not this chat’s turn yet' };
  pace.take(chatId);
  const result = await once(api, chatId, piece, signal);
  if (result.outcome !== 'retry' || result.limited !== true) return result;
  const botPauseMs = pace.refused(chatId, result.afterMs);
  return botPauseMs === null ? result : { ...result, botPauseMs };
}

async function once(
  api: Api,
  chatId: string,
  piece: TelegramPiece,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  try {
    const sent = await api.sendMessage(
      chatId,
      piece.text,
      {
        ...(piece.entities.length > 0 ? { entities: piece.entities } : {}),
        ...(piece.buttons.length > 0
          ? { reply_markup: { inline_keyboard: rows(piece.buttons) } }
          : {}),
        link_preview_options: { is_disabled: true },
      },
      grammySignal(signal),
    );
    return { outcome: 'sent', platformMessageId: String(sent.message_id) };
  } catch (error) {
    const movedTo = newChatOf(error);
    if (movedTo !== null && movedTo !== chatId) {
      const result = await once(api, movedTo, piece, signal);
      return result.outcome === 'sent' ? { ...result, movedTo } : result;
    }
    if (piece.entities.length > 0 && isFormattingRefused(error)) {
      return once(api, chatId, { ...piece, entities: [] }, signal);
    }
    // An address that does not exist may be the token's, and only the token's owner can say so.
    if (isNotFound(error) && (await attempt(() => api.getMe())).ok) {
      return { outcome: 'rejected', reason: safeDetail(error) };
    }
    return sendResultOf(error);
  }
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
