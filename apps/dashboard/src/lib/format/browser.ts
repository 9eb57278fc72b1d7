import type { Format } from './format.ts';
import { centDigits, lengthOf, stepOf } from './steps.ts';

/** The format of a language that every engine knows well, over Intl. */
export function browserFormat(locale: 'en' | 'ru', timeZone: string): Format {
  const dates = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, { ...options, timeZone });
    return (at: Date) => made.format(at);
  };
  const numbers = (options: Intl.NumberFormatOptions) => {
    const made = new Intl.NumberFormat(locale, options);
    return (value: number) => made.format(value);
  };
  const dollars = { style: 'currency', currency: 'USD' } as const;
  const exact = numbers({ ...dollars, minimumFractionDigits: 4 });
  const rounded = numbers(dollars);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const lengths = {
    millisecond: numbers({ style: 'unit', unit: 'millisecond' }),
    second: numbers({ style: 'unit', unit: 'second', maximumFractionDigits: 1 }),
    minute: numbers({ style: 'unit', unit: 'minute', maximumFractionDigits: 1 }),
  };
  return {
    date: dates({ dateStyle: 'medium' }),
    day: dates({ day: 'numeric', month: 'short' }),
    weekday: dates({ weekday: 'short', day: 'numeric', month: 'short' }),
    time: dates({ timeStyle: 'short' }),
    dateTime: dates({ dateStyle: 'medium', timeStyle: 'short' }),
    relative(at, now) {
      const { step, count } = stepOf(at, now);
      return relative.format(count, step);
    },
    number: numbers({}),
    compact: numbers({ notation: 'compact' }),
    money: (usd) => (centDigits(usd) === 4 ? exact : rounded)(usd),
    percent: numbers({ style: 'percent', maximumFractionDigits: 1 }),
    duration(milliseconds) {
      const { unit, value } = lengthOf(milliseconds);
      return lengths[unit](value);
    },
  };
}
