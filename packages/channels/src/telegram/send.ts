import type { Api } from 'grammy';
import type { SendResult } from '../outbound.ts';
import type { Pace } from '../pace.ts';
import { placeOf } from './place.ts';
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
import { write } from './write.ts';

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
  // The topics of a group share its pace.
  const { chat } = placeOf(chatId);
  const afterMs = Math.ceil(pace.waitFor(chat));
  if (afterMs > 0) return { outcome: 'retry', afterMs, detail: 'it is not this chat’s turn yet' };
  pace.take(chat);
  const result = await once(api, chatId, piece, signal);
  if (result.outcome !== 'retry' || result.limited !== true) return result;
  const botPauseMs = pace.refused(chat, result.afterMs);
  return botPauseMs === null ? result : { ...result, botPauseMs };
}

async function once(
  api: Api,
  chatId: string,
  piece: TelegramPiece,
  signal: AbortSignal | undefined,
): Promise<SendResult> {
  try {
    const platformMessageId = await write(api, chatId, piece, grammySignal(signal));
    return { outcome: 'sent', platformMessageId };
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
