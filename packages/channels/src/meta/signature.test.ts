import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { contract, hasContracts } from '../../test/contracts.ts';
import { answerHandshake, verifySignature } from './signature.ts';

const secret = 'our-app-secret';
const sign = (body: string, key = secret) =>
  `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

const escaped = String.raw`{"text":"\u0426\u0435\u043d\u0430 \ud83d\ude9a"}`;

test.for<[body: string, what: string]>([
  ['', 'an empty body'],
  ['{"object":"instagram","entry":[]}', 'plain letters'],
  [escaped, 'letters written as \\u escapes'],
  ['{"text":"Цена 🚚"}', 'letters as they are'],
  [String.raw`{"url":"https:\/\/example.org\/a"}`, 'escaped slashes'],
  ['{"object":"instagram"}\n', 'white space at the end'],
])('the signature over %j is good: %s', ([body]) => {
  expect(verifySignature(Buffer.from(body), sign(body), secret)).toBe(true);
  expect(verifySignature(body, sign(body), secret)).toBe(true);
});

test('a signature holds for its own bytes only, not for the same JSON written otherwise', () => {
  const rewritten = JSON.stringify(JSON.parse(escaped));
  expect(verifySignature(Buffer.from(rewritten), sign(escaped), secret)).toBe(false);
});

test('a signature over invalid UTF-8 is one over exactly those bytes', () => {
  const body = Buffer.from([0x7b, 0xff, 0xfe, 0x7d]);
  const header = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  expect(verifySignature(body, header, secret)).toBe(true);
  expect(verifySignature(Buffer.from(body.toString()), header, secret)).toBe(false);
});

const body = '{"object":"whatsapp_business_account","entry":[]}';
test.for<[header: string | string[] | undefined | null, why: string]>([
  [undefined, 'missing'],
  [null, 'null'],
  ['', 'empty'],
  ['sha256=', 'only its prefix'],
  [sign(body, 'another-secret'), 'made with another secret'],
  [sign(`${body} `), 'over another body'],
  [sign(body).slice(7), 'without its prefix'],
  [sign(body).slice(0, 39), 'cut'],
  [`${sign(body)}00`, 'longer'],
  [sign(body).toUpperCase().replace('SHA256', 'sha256'), 'in capitals'],
  [`sha256=${'z'.repeat(64)}`, 'no hexadecimal number'],
  [`sha256=${'é'.repeat(32)}`, '64 bytes of other letters'],
  [`sha1=${createHmac('sha1', secret).update(body).digest('hex')}`, 'the old kind'],
  [[sign(body), sign(body)], 'given twice'],
])('a signature of %j is refused: it is %s', ([header]) => {
  expect(verifySignature(Buffer.from(body), header, secret)).toBe(false);
});

test.for([[''], [undefined], [null]])(
  'without an app secret (%j) nothing is accepted, whoever signed it',
  ([none]) => {
    expect(verifySignature(body, sign(body, none ?? ''), none)).toBe(false);
  },
);

const ask = (query: string) => answerHandshake(new URLSearchParams(query), 'TOKEN');

test('a handshake with the right token gets the bare challenge back', () => {
  expect(ask('hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=TOKEN')).toBe(
    '1158201444',
  );
});

test.for([
  'hub.mode=subscribe&hub.challenge=1&hub.verify_token=token',
  'hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=TOKEN',
  'hub.challenge=1&hub.verify_token=TOKEN',
  'hub.mode=subscribe&hub.verify_token=TOKEN',
  'hub.mode=subscribe&hub.challenge=1',
  'hub.mode=subscribe&hub.challenge=1&hub.challenge=2&hub.verify_token=TOKEN',
  'hub.mode=subscribe&hub.challenge=1&hub.verify_token=TOKEN&hub.verify_token=no',
  'hub.mode=subscribe&hub.challenge=&hub.verify_token=TOKEN',
  '',
])('a handshake is refused: %s', (query) => {
  expect(ask(query)).toBeNull();
});

test('a channel without a verify token answers no handshake', () => {
  const query = new URLSearchParams('hub.mode=subscribe&hub.challenge=1&hub.verify_token=');
  expect(answerHandshake(query, '')).toBeNull();
  expect(answerHandshake(query, undefined)).toBeNull();
});

const Vectors = z.object({
  app_secret: z.string(),
  vectors: z.array(
    z.object({
      name: z.string(),
      body_base64: z.string(),
      header: z.string(),
      valid: z.boolean(),
    }),
  ),
  handshake: z.object({ path_query: z.string(), accept: z.object({ body: z.string() }) }),
});

test.skipIf(!hasContracts)('every shared vector is judged as it says', () => {
  const { app_secret, vectors, handshake } = Vectors.parse(
    contract('whatsapp/signature-vectors.json'),
  );
  expect(vectors.length).toBeGreaterThan(10);
  for (const { name, body_base64, header, valid } of vectors) {
    const bytes = Buffer.from(body_base64, 'base64');
    expect(verifySignature(bytes, header, app_secret), name).toBe(valid);
  }
  expect(ask(handshake.path_query)).toBe(handshake.accept.body);
});
