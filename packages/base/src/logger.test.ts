import { expect, test } from 'vitest';
import { z } from 'zod';
import { createLogger, safeError } from './logger.ts';

const token = '123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0';
const record = z.looseObject({ level: z.string(), name: z.string(), time: z.iso.datetime() });

function listen(level: string) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { lines, log: createLogger({ level, name: 'test', destination }) };
}

test('a record is one JSON line with a readable level, name and time', () => {
  const { lines, log } = listen('info');
  log.info({ botId: 'bot_1' }, 'first line\nsecond line');
  log.debug('too quiet to be written');
  expect(lines).toHaveLength(1);
  expect(lines[0]?.trimEnd()).not.toContain('\n');
  expect(record.parse(JSON.parse(lines[0] ?? ''))).toMatchObject({
    level: 'info',
    name: 'test',
    botId: 'bot_1',
  });
});

test('a secret does not reach a log by message, field, child or error', () => {
  const { lines, log } = listen('trace');
  log.info(`calling https://api.telegram.org/bot${token}/getMe`);
  log.info({ deep: { headers: { cookie: 'session=canary', authorization: 'canary' } } });
  log.child({ url: `/bot${token}/x` }).warn('child');
  log.error(new Error(`refused: ${token}`, { cause: new Error(`/bot${token}`) }));
  log.error({ err: Object.assign(new Error('sent'), { config: { headers: 'canary' } }) }, 'failed');
  expect(lines).toHaveLength(5);
  expect(lines.join('')).not.toMatch(/AAHfiqks|canary/);
});

test('of an error its type, message, code and causes are kept and all else is dropped', () => {
  const inner = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
  const outer = Object.assign(new TypeError('fetch failed', { cause: inner }), {
    error: { nested: true },
    request: { body: 'hello' },
  });
  const { stack: _stack, ...safe } = safeError(outer);
  expect(safe).toEqual({
    type: 'TypeError',
    message: 'fetch failed',
    cause: expect.objectContaining({ message: 'socket hang up', code: 'ECONNRESET' }),
  });
});

test('anything can be thrown and still be logged, also a chain that bites its tail', () => {
  expect(safeError('just text')).toEqual({ type: 'string', message: 'just text' });
  expect(safeError(undefined)).toEqual({ type: 'undefined', message: 'undefined' });
  const ring = new Error('ring');
  ring.cause = ring;
  expect(JSON.stringify(safeError(ring)).match(/"message":"ring"/g)).toHaveLength(4);
});
