import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readInstagramHook, readWhatsappHook, verifySignature } from '../src/index.ts';
import { contract, hasContracts } from './contracts.ts';
import { fuzzing } from './env.ts';
import { mutate, pick, type Random, randomFrom } from './mutate.ts';
import {
  AZIZA,
  does,
  instagram,
  OWN_NUMBER,
  PROFILE,
  SANJAR,
  says,
  status,
  whatsapp,
} from './payloads.ts';
import { HookShape, ReceivedShape } from './shape.ts';
import { readUpdate } from '../src/telegram/inbound.ts';
import { parseHook } from '../src/telegram/hook.ts';

const { runs, seed } = fuzzing();
const file = { id: '3', mime_type: 'image/jpeg', caption: 'Салом', filename: 'a.pdf' };
const original_message_id = 'wamid.m0';

const OURS: readonly object[] = [
  says('text', { body: 'Salom 👋' }, { context: { from: OWN_NUMBER, id: 'wamid.o' } }),
  says('image', file, { referral: { source_type: 'ad', source_id: '1', headline: 'H' } }),
  says('audio', { ...file, voice: true }),
  says('location', { latitude: 41.3, longitude: 69.2, name: 'Chorsu' }),
  says('contacts', [{ name: { formatted_name: 'Ali' }, phones: [{ phone: '+998' }] }]),
  says('order', { product_items: [{ product_retailer_id: 'OSH', quantity: 1 }] }),
  says('interactive', { type: 'button_reply', button_reply: { id: 'a', title: 'A' } }),
  says('interactive', { type: 'nfm_reply', nfm_reply: { body: 'S', response_json: '{"a":1}' } }),
  says('button', { payload: 'p', text: 'P' }),
  says('reaction', { message_id: 'wamid.o', emoji: '😮' }),
  says('edit', { original_message_id, message: { type: 'text', text: { body: 'x' } } }),
  says('revoke', { original_message_id }),
  says('system', { type: 'user_changed_number', wa_id: '998911111111' }),
  says('unsupported', { type: 'poll' }, { group_id: 'G', errors: [{ code: 131051 }] }),
  status({
    status: 'failed',
    errors: [{ code: 131047, title: 'T', error_data: { details: 'D' } }],
  }),
  status({ biz_opaque_callback_data: 'd', pricing: { billable: true, category: 'service' } }),
  whatsapp(
    {
      message_echoes: [{ from: OWN_NUMBER, to: AZIZA, id: 'e', type: 'text', text: { body: 'x' } }],
    },
    'smb_message_echoes',
  ),
  whatsapp(
    { user_preferences: [{ wa_id: AZIZA, value: 'stop', timestamp: 1 }] },
    'user_preferences',
  ),
  whatsapp(
    { user_id_update: [{ wa_id: AZIZA, user_id: { previous: 'UZ.1', current: 'UZ.2' } }] },
    'user_id_update',
  ),
  {
    object: 'whatsapp_business_account',
    entry: [{ id: '2', time: 1, changes: [{ field: 'account_update', value: { event: 'X' } }] }],
  },
  instagram([
    does({ message: { mid: 'a', text: 'x', reply_to: { mid: 'b' }, referral: { ref: 'r' } } }),
    does({
      message: { mid: 'a', attachments: [{ type: 'image', payload: { url: 'https://x/y' } }] },
    }),
    does({ message: { mid: 'a', text: 'x', quick_reply: { payload: 'P' } } }),
    does({ message_edit: { mid: 'a', text: 'y', num_edit: 1 } }),
    does({ reaction: { mid: 'a', action: 'react', emoji: '❤️' } }),
    does({ postback: { mid: 'a', title: 'T', payload: 'P' } }),
    does({ read: { mid: 'a' } }),
    { ...does({ message: { mid: 'a', is_echo: true } }), sender: { id: PROFILE } },
  ]),
  {
    object: 'instagram',
    entry: [
      {
        id: PROFILE,
        time: 1,
        field: 'comments',
        value: { id: 'c', text: 'x', from: { id: SANJAR, username: 's' }, media: { id: 'm' } },
      },
    ],
  },
];

const Cases = z.object({ payloads: z.array(z.object({ payload: z.looseObject({}) })) });
const COLLECTED = hasContracts
  ? ['whatsapp/edge-cases', 'whatsapp/bsuid-payloads', 'instagram/webhooks'].flatMap((name) =>
      Cases.parse(contract(`${name}.json`)).payloads.map(({ payload }) => payload),
    )
  : [];
const [first, ...rest] = [...OURS, ...COLLECTED];
if (!first) throw new Error('There is nothing to mutate.');
const SEEDS: readonly [object, ...object[]] = [first, ...rest];

const from = { id: 7, is_bot: false, first_name: 'Aziza', username: 'aziza', language_code: 'uz' };
const chat = { id: 7, type: 'private', first_name: 'Aziza' };
const message = { message_id: 5, date: 1_795_348_801, from, chat, text: '/start x' };
const photo = { file_id: 'F', file_size: 10, file_name: 'a', mime_type: 'image/png', duration: 3 };
const member = { chat, from, date: 1, old_chat_member: { status: 'member' } };
const TELEGRAM: readonly [object, ...object[]] = [
  { update_id: 1, message },
  { update_id: 1, edited_message: { ...message, edit_date: 1_795_348_802 } },
  { update_id: 1, message: { ...message, text: undefined, photo: [photo], caption: 'x' } },
  { update_id: 1, message: { ...message, text: undefined, voice: photo } },
  {
    update_id: 1,
    message: { ...message, text: undefined, location: { latitude: 1, longitude: 2 } },
  },
  { update_id: 1, callback_query: { id: '4', from, message, data: 'a' } },
  { update_id: 1, my_chat_member: { ...member, new_chat_member: { status: 'kicked' } } },
  {
    update_id: 1,
    message_reaction: {
      ...{ chat, message_id: 5, user: from, date: 1 },
      new_reaction: [{ type: 'emoji', emoji: '👍' }],
    },
  },
  { update_id: 1, stopped_message_generation: { chat, draft_id: 7 } },
  {
    update_id: 1,
    business_connection: { id: 'b', user: from, user_chat_id: 7, date: 1, is_enabled: true },
  },
];

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
