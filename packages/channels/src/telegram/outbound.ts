import type { Outbound } from '../outbound.ts';
import { formatMarkdown } from '../markdown.ts';
import { isVisible, split, withinUnits } from '../split.ts';
import type { TelegramPiece } from './types.ts';

/** The longest text of one message, in UTF-16 units without markup. */
export const LONGEST_TEXT = 4_096;

/**
 * A message as Telegram messages: cut at a paragraph, a line, a sentence or a word, formatting
 * carried over the cut, buttons under the last. A text without anything to see becomes "…",
 * because Telegram refuses an empty message.
 */
export function layOutForTelegram({ text, buttons = [] }: Outbound): TelegramPiece[] {
  const pieces = split(formatMarkdown(text), withinUnits(LONGEST_TEXT)).filter((piece) =>
    isVisible(piece.text),
  );
  const laidOut = pieces.length > 0 ? pieces : [{ text: '…', entities: [] }];
  return laidOut.map((piece, n) => ({
    ...piece,
    buttons: n === laidOut.length - 1 ? buttons : [],
  }));
}
