import { formatMarkdown, type Formatted } from '../markdown.ts';
import type { Button, FileOutbound } from '../outbound.ts';
import { isVisible, split, withinUnits } from '../split.ts';
import type { TelegramPiece } from './types.ts';

/** The longest text of one message, in UTF-16 units without markup. */
export const LONGEST_TEXT = 4_096;
/** The longest text beside a file. */
const LONGEST_CAPTION = 1_024;

/**
 * A message as Telegram messages: cut at a paragraph, a line, a sentence or a word, formatting
 * carried over the cut, a file with the first, buttons under the last. A text without anything to
 * see becomes "…", because Telegram refuses an empty message.
 */
export function layOutForTelegram(outbound: FileOutbound): TelegramPiece[] {
  const { text, media, reaction, replyTo } = outbound;
  if (reaction) return [{ ...EMPTY, buttons: [], reaction }];
  const whole = formatMarkdown(text);
  const isCaption = media && media.kind !== 'STICKER' && whole.text.length <= LONGEST_CAPTION;
  const pieces = isCaption
    ? [whole]
    : split(whole, withinUnits(LONGEST_TEXT)).filter((piece) => isVisible(piece.text));
  if (media && !isCaption) pieces.unshift(EMPTY);
  const laidOut: Formatted[] = pieces.length > 0 ? pieces : [{ text: '…', entities: [] }];
  return laidOut.map((piece, n) => ({
    ...piece,
    ...(media && n === 0 ? { media } : {}),
    ...(replyTo !== undefined && n === 0 ? { replyTo } : {}),
    buttons: n === laidOut.length - 1 ? buttonsOf(outbound) : [],
  }));
}

const EMPTY: Formatted = { text: '', entities: [] };

/** Telegram has no lists: their rows are buttons like any other. */
function buttonsOf({ buttons = [], list }: FileOutbound): readonly Button[] {
  if (!list) return buttons;
  const rows = list.sections.flatMap((section) => section.rows);
  return [...buttons, ...rows.map(({ label, data }) => ({ label, data }))];
}
