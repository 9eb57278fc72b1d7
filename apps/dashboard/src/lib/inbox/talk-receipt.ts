import type { ReceiptFieldsFragment } from '#lib/api/generated.ts';
import type { Talk } from './talk.ts';

/** The receipt of a turn, wherever in the conversation it is held; null when it isn't. */
export function receiptNamed(talk: Talk, turnId: string): ReceiptFieldsFragment | null {
  return receiptsOf(talk).find(({ id }) => id === turnId) ?? null;
}

/** The receipt to show when none was asked for: the newest answer's. */
export function newestReceipt(talk: Talk): ReceiptFieldsFragment | null {
  return receiptsOf(talk).find(({ state }) => state === 'DONE' || state === 'DEAD') ?? null;
}

/** Newest first. */
function receiptsOf({ deadEnd, conversation, feed }: Talk): ReceiptFieldsFragment[] {
  const shown = feed.lines.toReversed().flatMap(({ turn }) => (turn ? [turn] : []));
  return [conversation.openTurn, deadEnd, ...shown].filter((turn) => turn !== null);
}
