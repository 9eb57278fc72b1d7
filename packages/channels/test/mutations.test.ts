import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readInstagramHook, readWhatsappHook, verifySignature } from '../src/index.ts';
import { fuzzing } from './env.ts';
import { mutate, pick, type Random, randomFrom } from './mutate.ts';
import { AZIZA, whatsapp } from './payloads.ts';
import { SEEDS, TELEGRAM } from './seeds.ts';
import { HookShape, ReceivedShape } from './shape.ts';
import { readUpdate } from '../src/telegram/inbound.ts';
import { parseHook } from '../src/telegram/hook.ts';

const { runs, seed } = fuzzing();
function expectGood(shape: z.ZodType, found: unknown, bytes: Uint8Array, which: string): void {
  const read = shape.safeParse(found);
  if (read.success) return;
  expect.fail(`${which}: ${z.prettifyError(read.error)} in ${String(bytes).slice(0, 2_000)}`);
}

test(
  `${runs} mutated webhooks (FUZZ_SEED=${seed}) never throw and never give what cannot be stored`,
  { timeout: 60_000 + runs * 20 },
  () => {
    const random = randomFrom(seed);
    let read = 0;
    for (let run = 0; run < runs; run += 1) {
      const bytes = mutate(random, pick(random, SEEDS), 6);
      const which = `run ${run} of FUZZ_SEED=${seed}`;
      const hooks = [readWhatsappHook, readInstagramHook].map((one) => one(bytes, new Date(0)));
      for (const hook of hooks) expectGood(HookShape, hook, bytes, which);
      if (hooks.some(({ deliveries }) => deliveries.length > 0)) read += 1;
    }
    // Most still say something, or nothing would have been tried.
    expect(read / runs).toBeGreaterThan(0.3);
  },
);

test(
  `${runs} mutated updates of Telegram’s (FUZZ_SEED=${seed}) neither`,
  { timeout: 60_000 + runs * 20 },
  () => {
    const random = randomFrom(seed);
    let read = 0;
    for (let run = 0; run < runs; run += 1) {
      const bytes = mutate(random, pick(random, TELEGRAM), 2);
      const received = readUpdate(parseHook(bytes), { id: 1, username: 'shop_bot' });
      const which = `run ${run} of FUZZ_SEED=${seed}`;
      expectGood(ReceivedShape.nullable(), received, bytes, which);
      if (received !== null) read += 1;
    }
    expect(read / runs).toBeGreaterThan(0.1);
  },
);

test('the largest webhook is read whole, in bounded time for each of its messages', () => {
  const message = { from: AZIZA, id: 'wamid.m', timestamp: '1', type: 'text', text: { body: 'я' } };
  const messages = Array.from({ length: 28_000 }, (_, n) => ({ ...message, id: `wamid.${n}` }));
  const body = Buffer.from(JSON.stringify(whatsapp({ messages })));
  expect(body.length).toBeGreaterThan(2_000_000);
  expect(body.length).toBeLessThan(3_145_728);
  const before = process.cpuUsage();
  const [delivery] = readWhatsappHook(body).deliveries;
  const { user } = process.cpuUsage(before);
  expect(delivery?.received).toHaveLength(28_000);
  expect(user / 28_000).toBeLessThan(500);
});

const secret = 'test-app-secret';
const signed = (body: Uint8Array, key = secret) =>
  `sha256=${createHmac('sha256', key).update(body).digest('hex')}`;

/** A signature that is not the body's own. */
function forged(random: Random, body: Buffer): [body: Buffer, header: string] {
  const good = signed(body);
  const at = 7 + Math.floor(random() * 64);
  return pick<() => [Buffer, string]>(random, [
    () => [body, signed(body, `${secret}${Math.floor(random() * 10)}`)],
    () => [body, signed(body, secret.slice(0, -1))],
    () => [Buffer.concat([body, Buffer.from([Math.floor(random() * 256)])]), good],
    () => [body.subarray(1), good],
    () => {
      const other = Buffer.from(body);
      const place = Math.floor(random() * other.length);
      other[place] = (other[place] ?? 0) ^ (1 << Math.floor(random() * 8));
      return [other, good];
    },
    () => [body, good.slice(0, at) + (good[at] === '0' ? '1' : '0') + good.slice(at + 1)],
    () => [body, good.slice(0, at)],
    () => [body, `${good} `],
    () => [body, good.replace('sha256', 'sha1')],
    () => [body, `sha256=${'0'.repeat(64)}`],
  ])();
}

test(`of ${runs} forged signatures (FUZZ_SEED=${seed}) none is accepted`, () => {
  const random = randomFrom(seed);
  for (let run = 0; run < runs; run += 1) {
    const body = Buffer.from(JSON.stringify(pick(random, SEEDS)));
    expect(verifySignature(body, signed(body), secret)).toBe(true);
    const [other, header] = forged(random, body);
    if (verifySignature(other, header, secret)) {
      expect.fail(`run ${run} of FUZZ_SEED=${seed} accepted ${header}`);
    }
  }
});
