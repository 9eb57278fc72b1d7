import type { Format } from './format.ts';
import { centDigits, lengthOf, stepOf, type Step } from './steps.ts';

const months = 'Yan Fev Mar Apr May Iyn Iyl Avg Sen Okt Noy Dek'.split(' ');
const weekdays = new Map([
  ['Sun', 'Yak'],
  ['Mon', 'Dush'],
  ['Tue', 'Sesh'],
  ['Wed', 'Chor'],
  ['Thu', 'Pay'],
  ['Fri', 'Jum'],
  ['Sat', 'Shan'],
]);
const steps: Record<Step, string> = {
  second: 'soniya',
  minute: 'daqiqa',
  hour: 'soat',
  day: 'kun',
  month: 'oy',
  year: 'yil',
};
const near = new Map([
  ['second 0', 'hozir'],
  ['day -1', 'kecha'],
  ['day 1', 'ertaga'],
  ['month -1', 'o‘tgan oy'],
  ['month 1', 'keyingi oy'],
  ['year -1', 'o‘tgan yil'],
  ['year 1', 'keyingi yil'],
]);
const thousands = new Map([
  ['тыс.', 'ming'],
  ['млн', 'mln'],
  ['млрд', 'mlrd'],
  ['трлн', 'trln'],
]);
const lengths = { millisecond: 'ms', second: 'son.', minute: 'daq.' } as const;
const space = '\u00a0';

/**
 * Uzbek as Node's ICU writes it, without leaning on the engine's own Uzbek: Chromium prints
 * `2026 M11 22`. Digits are grouped as in Russian, which engines do know.
 */
export function uzbekFormat(timeZone: string): Format {
  const clock = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    weekday: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  });
  const read = (at: Date) => {
    const parts = new Map(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    const get = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
    return { get, month: (months[Number(get('month')) - 1] ?? '').toLowerCase() };
  };
  const day = (at: Date) => {
    const { get, month } = read(at);
    return `${get('day')}-${month}`;
  };
  const date = (at: Date) => `${day(at)}, ${read(at).get('year')}`;
  const time = (at: Date) => {
    const { get } = read(at);
    return `${get('hour')}:${get('minute')}`;
  };
  const number = numbers({});
  return {
    date,
    day,
    weekday: (at) => `${weekdays.get(read(at).get('weekday')) ?? ''}, ${day(at)}`,
    time,
    dateTime: (at) => `${date(at)}, ${time(at)}`,
    relative,
    number,
    compact,
    money(usd) {
      const count = centDigits(usd);
      const digits = { minimumFractionDigits: count, maximumFractionDigits: count };
      return `${numbers(digits)(usd)}${space}US$`;
    },
    percent: (share) => `${numbers({ maximumFractionDigits: 1 })(share * 100)}%`,
    duration(milliseconds) {
      const { unit, value } = lengthOf(milliseconds);
      return `${numbers({ maximumFractionDigits: 1 })(value)} ${lengths[unit]}`;
    },
  };
}

function numbers(options: Intl.NumberFormatOptions): (value: number) => string {
  const made = new Intl.NumberFormat('ru', options);
  return (value) => made.format(value);
}

const short = new Intl.NumberFormat('ru', { notation: 'compact' });

function compact(value: number): string {
  return short
    .formatToParts(value)
    .map((part) =>
      part.type === 'compact' ? (thousands.get(part.value) ?? part.value) : part.value,
    )
    .join('');
}

function relative(at: Date, now: Date): string {
  const { step, count } = stepOf(at, now);
  const fixed = near.get(`${step} ${count}`);
  if (fixed !== undefined) return fixed;
  const amount = `${numbers({})(Math.abs(count))} ${steps[step]}`;
  return count < 0 ? `${amount} oldin` : `${amount}dan keyin`;
}
