import type { Rates } from '../pace.ts';

const CHAT_GAP_MS = 1_000;
/** Twenty a minute. */
const GROUP_GAP_MS = 3_000;

/** Telegram's published rates: thirty messages a second in all, one a second in a private chat. */
export const TELEGRAM_RATES: Rates = {
  mostPerSecond: 30,
  gapOf: (chatId) => (chatId.startsWith('-') ? GROUP_GAP_MS : CHAT_GAP_MS),
  burst: 3,
};
