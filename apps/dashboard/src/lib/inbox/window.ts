import type { Format } from '#lib/format/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** How much time is left to write, in words; `isOpen` is false when the platform takes nothing more. */
export interface Window {
  readonly isOpen: boolean;
  readonly text: string;
  readonly tone: 'plain' | 'warn' | 'bad';
}

const minuteMs = 60_000;
/** Less is worth a warning, ms. */
const short = 60 * minuteMs;

/** The window of a conversation; null where the platform has none. */
export function windowOf(until: string | null, now: Date, format: Format): Window | null {
  if (until === null) return null;
  const left = new Date(until).getTime() - now.getTime();
  if (left <= 0) return { isOpen: false, text: m.inbox_window_over(), tone: 'bad' };
  // Whole minutes, and rather too few than too many: nobody needs the seconds.
  const whole = Math.max(minuteMs, Math.floor(left / minuteMs) * minuteMs);
  const when = format.relative(new Date(now.getTime() + whole), now);
  return {
    isOpen: true,
    text: m.inbox_window_left({ when }),
    tone: left < short ? 'warn' : 'plain',
  };
}
