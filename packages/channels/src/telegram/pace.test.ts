import { expect, test } from 'vitest';
import { Pace } from '../pace.ts';
import { TELEGRAM_RATES } from './rates.ts';

function paced() {
  let now = 1_000_000;
  const pace = new Pace(() => now, TELEGRAM_RATES);
  return { pace, pass: (ms: number) => (now += ms) };
}

test('a private chat takes a short burst, then a message a second', () => {
  const { pace, pass } = paced();
  for (let n = 0; n < 3; n += 1) {
    expect(pace.waitFor('7')).toBe(0);
    pace.take('7');
  }
  expect(pace.waitFor('7')).toBe(1_000);
  expect(pace.waitFor('8')).toBe(0);
  pass(1_000);
  expect(pace.waitFor('7')).toBe(0);
  pace.take('7');
  expect(pace.waitFor('7')).toBe(1_000);
  pass(10_000);
  for (let n = 0; n < 3; n += 1) pace.take('7');
  expect(pace.waitFor('7')).toBe(1_000);
});

test('a group takes twenty a minute', () => {
  const { pace, pass } = paced();
  let sent = 0;
  for (let ms = 0; ms < 60_000; ms += 100, pass(100)) {
    if (pace.waitFor('-100') > 0) continue;
    pace.take('-100');
    sent += 1;
  }
  expect(sent).toBeLessThanOrEqual(23);
  expect(sent).toBeGreaterThanOrEqual(20);
});

test('a bot sends no more than thirty messages in any second', () => {
  const { pace, pass } = paced();
  const sent: number[] = [];
  for (let ms = 0; ms < 5_000; ms += 5, pass(5)) {
    const chat = String(sent.length);
    if (pace.waitFor(chat) > 0) continue;
    pace.take(chat);
    sent.push(ms);
  }
  expect(sent.length).toBeGreaterThanOrEqual(145);
  for (const from of sent) {
    expect(sent.filter((at) => at >= from && at < from + 1_000).length).toBeLessThanOrEqual(30);
  }
});

test('a refusal keeps one chat quiet, several at once the whole bot', () => {
  const { pace, pass } = paced();
  expect(pace.refused('1', 20_000)).toBe(null);
  expect(pace.waitFor('1')).toBe(20_000);
  expect(pace.waitFor('2')).toBe(0);
  pass(2_000);
  expect(pace.refused('2', 5_000)).toBe(null);
  expect(pace.refused('2', 5_000)).toBe(null);
  expect(pace.refused('3', 5_000)).toBe(null);
  expect(pace.refused('4', 7_000)).toBe(7_000);
  expect(pace.waitOfBot()).toBe(7_000);
  expect(pace.quietFor('99')).toBe(7_000);
  expect(pace.quietFor('1')).toBe(18_000);
  pass(7_000);
  expect(pace.waitFor('99')).toBe(0);
});
