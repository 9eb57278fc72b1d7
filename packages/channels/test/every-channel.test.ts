import { describe, expect, test } from 'vitest';
import {
  type Attempt,
  createInstagram,
  createTelegram,
  createWhatsapp,
  type Identity,
  limitsOf,
  type MediaAttempt,
  type Outbound,
  type PlatformName,
  type Received,
  readInstagramHook,
  readWhatsappHook,
  type SendResult,
} from '../src/index.ts';
import { type Answering, graphServer, refusal, type Reply } from './graph-server.ts';
import { AZIZA, does, instagram, NUMBER, PROFILE, SANJAR, says } from './payloads.ts';

// What holds for each channel, whatever its platform: what the runner builds upon.

const wire = graphServer();
const TOKEN = '123456:secret-secret-secret';

/** A channel as every one is spoken to here. */
interface Speaker {
  verify(): Promise<Attempt<Identity>>;
  /** Sends the pieces of a message, one after the other; what became of each. */
  say(outbound: Outbound): Promise<SendResult[]>;
  waitOfBot(): number;
  fetchMedia(fileId: string): Promise<MediaAttempt>;
}

interface Case {
  platform: PlatformName;
  open(options?: { baseUrl?: string; timeoutMs?: number }): Speaker;
  /** One message of a customer's, as the platform would send it. */
  receive(text: string, again?: boolean): Promise<Received[]>;
  identity: Reply;
  sent: Reply;
  dead: Reply;
  rate: Reply;
  gone: Reply;
  refused: Reply;
  fileId(): string;
  /** What is asked before the file itself. */
  located(): Answering[];
}

type Client<Piece> = {
  verify(): Promise<Attempt<Identity>>;
  layOut(outbound: Outbound): Piece[];
  send(chatId: string, piece: Piece): Promise<SendResult>;
  waitOfBot(): number;
  fetchMedia(fileId: string): Promise<MediaAttempt>;
};

function speaker<Piece>(client: Client<Piece>, chatId: string): Speaker {
  return {
    verify: () => client.verify(),
    waitOfBot: () => client.waitOfBot(),
    fetchMedia: (fileId) => client.fetchMedia(fileId),
    async say(outbound) {
      const results: SendResult[] = [];
      for (const piece of client.layOut(outbound)) results.push(await client.send(chatId, piece));
      return results;
    },
  };
}

const telegramSays = (status: number, body: object): Reply => ({ status, body });
const fail = (status: number, description: string, parameters: object = {}) =>
  telegramSays(status, { ok: false, error_code: status, description, parameters });
const ok = (result: unknown) => telegramSays(200, { ok: true, result });
const me = { id: 123456, is_bot: true, first_name: 'Registon', username: 'registon_bot' };
let moment = 0;

const CASES: readonly Case[] = [
  {
    platform: 'TELEGRAM',
    open: ({ baseUrl = wire.url, ...more } = {}) =>
      speaker(createTelegram({ token: TOKEN, apiRoot: baseUrl, now, ...more }), '7'),
    async receive(text) {
      wire.answer(ok(me));
      const from = { id: 7, is_bot: false, first_name: 'Aziza' };
      const chat = { id: 7, type: 'private' };
      const message = { message_id: 5, date: 1_795_348_801, from, chat, text };
      const client = createTelegram({ token: TOKEN, apiRoot: wire.url });
      const taken = await client.take({ update_id: 1, message });
      return taken.ok && taken.value ? [taken.value] : [];
    },
    identity: ok(me),
    sent: ok({ message_id: 9 }),
    dead: fail(401, 'Unauthorized'),
    rate: fail(429, 'Too Many Requests: retry after 30', { retry_after: 30 }),
    gone: fail(403, 'Forbidden: bot was blocked by the user'),
    refused: fail(400, 'Bad Request: message is too long'),
    fileId: () => 'F',
    located: () => [ok({ file_id: 'F', file_unique_id: 'U', file_path: 'photos/1.jpg' })],
  },
  {
    platform: 'WHATSAPP',
    open: ({ baseUrl = wire.url, ...more } = {}) =>
      speaker(
        createWhatsapp({ token: TOKEN, phoneNumberId: NUMBER, baseUrl, now, ...more }),
        `phone:${AZIZA}`,
      ),
    async receive(text) {
      const body = Buffer.from(JSON.stringify(says('text', { body: text })));
      return readWhatsappHook(body).deliveries.flatMap(({ received }) => received);
    },
    identity: { status: 200, body: { id: NUMBER, display_phone_number: '1', verified_name: 'R' } },
    sent: { status: 200, body: { messages: [{ id: '9' }] } },
    dead: refusal(401, 190, { message: `Malformed ${TOKEN}` }),
    rate: { ...refusal(429, 130429), headers: { 'retry-after': '30' } },
    gone: refusal(400, 131026),
    refused: refusal(400, 131009),
    fileId: () => 'F',
    located: () => [{ status: 200, body: { url: `${wire.url}/file` } }],
  },
  {
    platform: 'INSTAGRAM',
    open: ({ baseUrl = wire.url, ...more } = {}) =>
      speaker(createInstagram({ token: TOKEN, accountId: PROFILE, baseUrl, now, ...more }), SANJAR),
    async receive(text) {
      const payload = instagram([does({ message: { mid: 'a', text } })]);
      const { deliveries } = readInstagramHook(Buffer.from(JSON.stringify(payload)));
      return deliveries.flatMap(({ received }) => received);
    },
    identity: { status: 200, body: { user_id: PROFILE, username: 'shop' } },
    sent: { status: 200, body: { recipient_id: SANJAR, message_id: '9' } },
    dead: refusal(400, 190, { message: `Malformed ${TOKEN}` }),
    rate: { ...refusal(400, 613), headers: { 'retry-after': '30' } },
    gone: refusal(400, 100, { error_subcode: 2534014 }),
    refused: refusal(400, 100),
    fileId: () => `${wire.url}/file`,
    located: () => [],
  },
];

function now(): number {
  return moment;
}

describe.for(CASES)('$platform', (one) => {
  const unsaid = (value: unknown) => expect(JSON.stringify(value)).not.toContain('secret');

  test('a good credential tells whose it is, a dead one that it is dead, and neither what it is', async () => {
    wire.answer(one.identity);
    const known = await one.open().verify();
    expect(known).toMatchObject({ ok: true });
    wire.answer(one.dead);
    const dead = await one.open().verify();
    expect(dead).toMatchObject({ ok: false, code: 'WRONG_TOKEN' });
    unsaid([known, dead]);
  });

  test('the same message that comes twice has one key, and its text is whole', async () => {
    const [first] = await one.receive('Salom 👋');
    const [second] = await one.receive('Salom 👋');
    expect(first?.inbound).toMatchObject({ kind: 'MESSAGE', parts: [{ text: 'Salom 👋' }] });
    expect(second?.inbound.externalId).toBe(first?.inbound.externalId);
  });

  test('a text as long as the platform takes is one message, a longer one several', async () => {
    const { most, unit } = limitsOf(one.platform).text;
    const letter = { UTF16: 'a', CHARACTERS: '🍵', BYTES: 'a' }[unit];
    moment += 60_000;
    wire.answer(one.sent);
    expect(await one.open().say({ text: letter.repeat(most) })).toEqual([
      { outcome: 'sent', platformMessageId: '9' },
    ]);
    moment += 60_000;
    expect(await one.open().say({ text: letter.repeat(most + 1) })).toHaveLength(2);
  });

  test('what becomes of a message is said by the answer', async () => {
    const said = async (reply: Answering) => {
      moment += 60_000;
      wire.answer(reply);
      const [result] = await one.open().say({ text: 'x' });
      unsaid(result);
      return result;
    };
    expect(await said(one.dead)).toMatchObject({ outcome: 'unauthorized' });
    expect(await said(one.gone)).toMatchObject({ outcome: 'blocked' });
    expect(await said(one.refused)).toMatchObject({ outcome: 'rejected' });
    expect(await said((response) => response.destroy())).toMatchObject({ outcome: 'uncertain' });
    for (const body of ['<html>', {}, { ok: false }, { message: 'Bad gateway' }]) {
      expect(await said({ status: 502, body })).toMatchObject({ outcome: 'uncertain' });
    }
  });

  test('what never left may be sent again', async () => {
    const nobody = one.open({ baseUrl: 'http://127.0.0.1:1' });
    const [result] = await nobody.say({ text: 'x' });
    expect(result).toMatchObject({ outcome: 'retry' });
    unsaid(result);
  });

  test('a rate is waited out before anything is asked again', async () => {
    moment += 60_000;
    const channel = one.open();
    wire.answer(one.rate);
    expect(await channel.say({ text: 'x' })).toMatchObject([
      { outcome: 'retry', afterMs: 30_000, limited: true },
    ]);
    wire.answer(one.sent);
    expect(await channel.say({ text: 'x' })).toMatchObject([{ outcome: 'retry' }]);
    expect(wire.asked).toHaveLength(1);
    moment += 30_001;
    expect(await channel.say({ text: 'x' })).toMatchObject([{ outcome: 'sent' }]);
  });

  test('a customer’s file comes whole, and nothing that a browser would run', async () => {
    const file =
      (type: string): Answering =>
      (response) =>
        response.writeHead(200, { 'content-type': type }).end('bytes');
    wire.answer(...one.located(), file('image/jpeg'));
    const found = await one.open().fetchMedia(one.fileId());
    if (!found.ok) throw new Error(found.detail);
    const pieces: Buffer[] = [];
    for await (const piece of found.value.stream) pieces.push(Buffer.from(piece));
    expect(Buffer.concat(pieces).toString()).toBe('bytes');
    wire.answer(...one.located(), file('text/html'));
    const page = await one.open().fetchMedia(one.fileId());
    expect(page).toMatchObject({ ok: false, code: 'WRONG_KIND' });
    unsaid(page);
  });
});
