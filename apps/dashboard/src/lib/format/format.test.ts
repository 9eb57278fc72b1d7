import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFor } from './format.ts';

const zone = 'Asia/Tashkent';
const uz = formatFor('uz', zone);
const moments = fc.date({
  min: new Date('2001-01-01'),
  max: new Date('2099-12-31'),
  noInvalidDate: true,
});
const oracle = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat('uz', { ...options, timeZone: zone });
  return (at: Date) => made.format(at);
};
const oracleNumber = (options: Intl.NumberFormatOptions) => {
  const made = new Intl.NumberFormat('uz', options);
  return (value: number) => made.format(value);
};

describe('Uzbek, against the ICU of Node', () => {
  it.each([
    ['date', uz.date, oracle({ dateStyle: 'medium' })],
    ['day', uz.day, oracle({ day: 'numeric', month: 'short' })],
    ['weekday', uz.weekday, oracle({ weekday: 'short', day: 'numeric', month: 'short' })],
    ['time', uz.time, oracle({ timeStyle: 'short' })],
    ['date and time', uz.dateTime, oracle({ dateStyle: 'medium', timeStyle: 'short' })],
  ])('writes the %s of any moment the same', (_, ours, theirs) => {
    fc.assert(
      fc.property(moments, (at) => {
        expect(ours(at)).toBe(theirs(at));
      }),
    );
  });

  it.each([
    ['number', uz.number, oracleNumber({})],
    ['compact number', uz.compact, oracleNumber({ notation: 'compact' })],
    ['percentage', uz.percent, oracleNumber({ style: 'percent', maximumFractionDigits: 1 })],
  ])('writes any %s the same', (_, ours, theirs) => {
    const values = fc.oneof(
      fc.integer({ min: -9_999_999, max: 999_999_999 }),
      fc.integer({ min: -99_999, max: 9_999_999 }).map((cents) => cents / 1000),
    );
    fc.assert(
      fc.property(values, (value) => {
        expect(ours(value)).toBe(theirs(value));
      }),
    );
  });

  it('writes money the same', () => {
    const theirs = oracleNumber({ style: 'currency', currency: 'USD' });
    for (const usd of [0, 1, 12.5, 1234.5, 1_234_567.891]) expect(uz.money(usd)).toBe(theirs(usd));
  });

  it('tells distances of time the same', () => {
    const theirs = new Intl.RelativeTimeFormat('uz', { numeric: 'auto' });
    const now = new Date('2026-11-22T10:00:00Z');
    const sizes = { minute: 60, hour: 3_600, day: 86_400 } as const;
    for (const step of ['minute', 'hour', 'day'] as const) {
      for (const count of [-9, -3, -1, 1, 2, 8]) {
        const at = new Date(now.getTime() + count * sizes[step] * 1000);
        expect(uz.relative(at, now)).toBe(theirs.format(count, step));
      }
    }
    expect(uz.relative(now, now)).toBe('hozir');
  });
});

describe('every language', () => {
  const at = new Date('2026-11-22T15:04:00Z');
  it.each([
    ['en', 'Nov 22, 2026, 8:04 PM', '$0.0012', '1.5 sec'],
    ['ru', '22 нояб. 2026 г., 20:04', '0,0012 $', '1,5 с'],
    ['uz', '22-noy, 2026, 20:04', '0,0012 US$', '1,5 son.'],
  ] as const)('%s: %s', (locale, dateTime, money, duration) => {
    const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');
    const format = formatFor(locale, zone);
    expect(plain(format.dateTime(at))).toBe(dateTime);
    expect(plain(format.money(0.0012))).toBe(money);
    // Amounts of one column have as many digits each.
    expect(plain(format.money(0.004))).toBe(money.replace('12', '40'));
    expect(plain(format.duration(1_500))).toBe(duration);
  });

  it('reads an unknown time zone as UTC instead of failing', () => {
    expect(formatFor('uz', 'Mars/Olympus').time(at)).toBe('15:04');
  });
});
