import { browserFormat } from './browser.ts';
import { uzbekFormat } from './uzbek.ts';
import type { Locale } from '#lib/words/locale.ts';

/** Numbers, money and times as a reader of one language expects them, in one time zone. */
export interface Format {
  /** 22 Nov 2026 */
  date(at: Date): string;
  /** 22 Nov */
  day(at: Date): string;
  /** Sun, 22 Nov */
  weekday(at: Date): string;
  /** 15:04 */
  time(at: Date): string;
  /** 22 Nov 2026, 15:04 */
  dateTime(at: Date): string;
  /** 5 minutes ago */
  relative(at: Date, now: Date): string;
  number(value: number): string;
  /** 1.2K */
  compact(value: number): string;
  /** US dollars; four digits behind the point below one dollar, since an answer costs that little. */
  money(usd: number): string;
  /** 0.5 is 50 %. */
  percent(share: number): string;
  /** 850 ms, 1.2 s, 3 min */
  duration(milliseconds: number): string;
}

const made = new Map<string, Format>();

/**
 * The format of a language and a time zone; an unknown zone is read as UTC. Uzbek is ours on the
 * server and in the browser alike, because browsers get it wrong.
 */
export function formatFor(locale: Locale, timeZone: string): Format {
  const zone = isZone(timeZone) ? timeZone : 'UTC';
  const key = `${locale} ${zone}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = locale === 'uz' ? uzbekFormat(zone) : browserFormat(locale, zone);
  made.set(key, format);
  return format;
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format() !== '';
  } catch {
    return false;
  }
}
