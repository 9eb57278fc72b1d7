import { expect, test } from 'vitest';
import { redact } from './redact.ts';

const telegram = '123456789:AAHfiqksKZ8WmR2zSjiQ7_v4TMAKdiHm9T0';
const secrets: Readonly<Record<string, string>> = {
  'a Telegram address': `https://api.telegram.org/bot${telegram}/getMe`,
  'a bare Telegram token': `token is ${telegram}.`,
  'an old Google key': 'key=AIzaSyA-aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'a new Google key': 'AQ.Ab8RN6Iaaaaaaaaaaaaaaaaaaaaaaaa',
  'a Meta token': 'EAAGm0PX4ZCpsBAaaaaaaaaaaaaaaaaaaaa',
  'an Instagram token': 'IGAAGm0PX4ZCpsBAaaaaaaaaaaaaaaaaaaaa',
  'an app secret in a query': 'GET /access_token?client_secret=aaaaaaaa&appsecret_proof=aaaaaaaa',
  'a verify token in a query': 'GET /hooks/whatsapp?hub.mode=subscribe&hub.verify_token=aaaaaaaa',
  'an app secret in JSON': '{"appSecret":"aaaaaaaa","verifyToken":"aaaaaaaa"}',
  'our own API key': 'cbf_live_aaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'an Authorization header': 'Authorization: Bearer aaaaaaaaaaaaaaaa.aaaa',
  'a cookie header': 'cookie: session=aaaaaaaaaaaa; theme=aaaa',
  'a cookie in JSON': '{"headers":{"cookie":"session=aaaaaa\\"aaaa"}}',
  'cookies in JSON': '{"set-cookie":["session=aaaaaaa; Path=/","x=aaaaaaa"]}',
  'a password in JSON': '{"password":"aaaaaaaaaaaaaa"}',
  'a query string': 'GET /v1/models?pageSize=1&key=aaaaaaaaaaaaaaa&x=1',
  'a database address': 'postgres://factory:aaaa@aaaaa@localhost:5432/factory',
};

test.for(Object.entries(secrets))('%s is hidden', ([, text]) => {
  const clean = redact(text);
  expect(clean).toContain('[redacted]');
  expect(clean).not.toMatch(/a{4}|AAHfiqks/);
});

test('what stands around a secret stays readable', () => {
  expect(redact(secrets['a Telegram address'] ?? '')).toBe(
    'https://api.telegram.org/bot123456789:[redacted]/getMe',
  );
  expect(redact(secrets['a database address'] ?? '')).toBe(
    'postgres://factory:[redacted]@localhost:5432/factory',
  );
  expect(redact('{"cookie":"a=b","status":200}')).toBe('{"cookie":"[redacted]","status":200}');
});

test('ordinary text passes untouched', () => {
  const text =
    'bot_01jd started at 12:30:45, 1200 tokens, http://localhost:3000/bots?page=2, user@example.com';
  expect(redact(text)).toBe(text);
});
