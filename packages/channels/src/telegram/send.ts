import type { Api } from 'grammy';
import type { InlineKeyboardButton } from 'grammy/types';
import type { Button, SendResult } from '../channel.ts';
import type { Pace } from './pace.ts';
import { grammySignal } from './signal.ts';
import { isFormattingRefused, sendResultOf } from './trouble.ts';
import type { TelegramPiece } from './types.ts';

/** What a send needs: the client, and the pace that all sends of a bot share. */
export interface SendParts {
  api: Api;
  pace: Pace;
}

/** Longer waits are the queue's, which outlives this process. */
const LONGEST_WAIT_MS = 5_000;

/**
 * Sends one piece once, and says honestly what became of it; it repeats only a message that
 * Telegram refused for its formatting, then as plain text. Never throws.
 */
export async function sendPiece(
  { api, pace }: SendParts,
  chatId: string,
  piece: TelegramPiece,
  signal?: AbortSignal,
): Promise<SendResult> {
  const closedMs = pace.closedFor(chatId);
  if (closedMs > LONGEST_WAIT_MS) {
    return {
      outcome: 'retry',
      afterMs: closedMs,
      detail: 'Telegram asked to leave this chat alone',
    };
  }
  try {
    await pace.turn(chatId, signal);
  } catch {
    return { outcome: 'retry', afterMs: 0, detail: 'stopped before it was sent' };
  }
  const result = await once(api, chatId, piece, signal);
  if (result.outcome === 'retry' && result.afterMs > 0) pace.pause(chatId, result.afterMs);
  return result;
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
    return piece.entities.length > 0 && isFormattingRefused(error)
      ? once(api, chatId, { ...piece, entities: [] }, signal)
      : sendResultOf(error);
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
