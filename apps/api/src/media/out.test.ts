import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Delivery, Media } from '@cbf/db';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const Uploaded = z.object({ id: z.string() });

/** A line with a conversation that its owner has taken over. */
async function talking(platform: 'TELEGRAM' | 'WHATSAPP' | 'INSTAGRAM') {
  const line = await makeLine(api, platform);
  await line.say('Salom', { messageId: '11' });
  await line.act('takeOver');
  return line;
}

async function upload(line: TestLine, type: string, body = 'bytes') {
  const { id } = await line.thread();
  const answer = await fetch(`${api.url}/media?conversationId=${id}&name=osh`, {
    method: 'POST',
    headers: { cookie: line.owner.cookie ?? '', 'content-type': type },
    body,
  });
  return Uploaded.parse(await answer.json()).id;
}

async function send(line: TestLine, mediaId: string, text?: string) {
  return line.owner.raw(
    `mutation($id: ID!, $mediaId: ID!, $text: String) {
       sendMessage(conversationId: $id, mediaId: $mediaId, text: $text) {
         id text parts { kind text media { id state size } } } }`,
    { id: (await line.thread()).id, mediaId, text },
  );
}

async function claimed(line: TestLine) {
  const data = await line.runner.ask(
    `mutation($id: ID!) { claimDeliveries(runnerId: $id, limit: 1) {
       id lease text media { id kind mimeType fileName size url } } }`,
    { id: line.runnerId },
  );
  const file = z.looseObject({ id: z.string(), url: z.string().nullable() });
  const shape = { id: z.string(), lease: z.string(), text: z.string(), media: file.nullable() };
  const one = z.object(shape);
  const [first] = z.object({ claimDeliveries: z.array(one) }).parse(data).claimDeliveries;
  if (!first?.media) throw new Error('No file is to be sent.');
  return { ...first, media: first.media };
}

describe('a file of a person’s', () => {
  it.each([
    ['TELEGRAM', 'image/png', 'IMAGE'],
    ['TELEGRAM', 'audio/ogg; codecs=opus', 'VOICE'],
    ['TELEGRAM', 'text/html', 'DOCUMENT'],
    ['WHATSAPP', 'application/pdf', 'DOCUMENT'],
    ['INSTAGRAM', 'audio/wav', 'AUDIO'],
  ] as const)('on %s goes out with its words: %s as %s', async (platform, type, kind) => {
    const line = await talking(platform);
    const mediaId = await upload(line, type);
    const { data } = await send(line, mediaId, 'Mana');
    const part = { kind, text: 'Mana', media: { id: mediaId, state: 'KEPT', size: 5 } };
    expect(data).toMatchObject({ sendMessage: { text: 'Mana', parts: [part] } });
    const { text, media } = await claimed(line);
    expect({ text, media }).toMatchObject({
      text: 'Mana',
      media: { id: mediaId, kind, fileName: 'osh', size: 5 },
    });
    // It is that message's from now on.
    expect(failure(await send(line, mediaId))).toBe('BAD_INPUT');
  });

  it.each([
    ['WHATSAPP', 'video/quicktime', 5, '', /mediaId.*WhatsApp/],
    ['WHATSAPP', 'image/png', 5_000_001, '', /mediaId.*5 MB/],
    ['INSTAGRAM', 'application/zip', 5, '', /mediaId.*Instagram/],
    ['INSTAGRAM', 'image/jpeg', 8_000_001, '', /mediaId.*8 MB/],
    ['TELEGRAM', 'image/jpeg', 5, 'x'.repeat(1_025), /text.*1024.*Telegram/],
  ] as const)(
    'on %s is refused at once: %s of %i bytes',
    async (platform, type, size, text, why) => {
      const line = await talking(platform);
      const mediaId = await upload(line, type);
      await line.em.nativeUpdate(Media, { id: mediaId }, { size });
      const answer = await send(line, mediaId, text);
      expect(failure(answer)).toBe('BAD_INPUT');
      expect(JSON.stringify(answer.errors)).toMatch(why);
      expect((await line.thread()).messages).toHaveLength(1);
    },
  );

  it('is looked for in its own conversation only, and nothing is no message', async () => {
    const [line, other] = [await talking('TELEGRAM'), await talking('TELEGRAM')];
    expect(failure(await send(line, await upload(other, 'image/png')))).toBe('BAD_INPUT');
    expect(failure(await send(line, 'med_nothing', 'Mana'))).toBe('BAD_INPUT');
    expect(failure(await line.operatorSays('  '))).toBe('BAD_INPUT');
  });
});

describe('the address for a platform that fetches files itself', () => {
  const path = (url: string | null) => `${api.url}${new URL(url ?? '').pathname}`;

  it('opens without a session while its send is under way, and not before or after', async () => {
    const line = await talking('INSTAGRAM');
    await send(line, await upload(line, 'image/png', 'picture'));
    const sending = await claimed(line);
    const address = path(sending.media.url);
    const answer = await fetch(address);
    expect([answer.status, await answer.text()]).toEqual([200, 'picture']);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/png',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining('sandbox'),
    });
    const { em } = line;
    await em.nativeUpdate(Delivery, { id: sending.id }, { lease: 'another’s' });
    expect((await fetch(address)).status).toBe(404);
    await em.nativeUpdate(Delivery, { id: sending.id }, { lease: sending.lease });
    expect((await fetch(address)).status).toBe(200);
    await em.nativeUpdate(Delivery, { id: sending.id }, { state: 'SENT' });
    expect((await fetch(address)).status).toBe(404);
  });

  it('cannot be guessed, stretched or given to another', async () => {
    const line = await talking('INSTAGRAM');
    await send(line, await upload(line, 'image/png'));
    const { media } = await claimed(line);
    const token = path(media.url).split('/').at(-1) ?? '';
    const [delivery = '', until = '', proof = ''] = token.split('.');
    const forged = [
      [delivery, String(Number(until) + 60), proof],
      [delivery, until, `${proof.slice(0, -2)}${proof.endsWith('AA') ? 'BB' : 'AA'}`],
      [delivery, until, ''],
      [`dlv_${'0'.repeat(26)}`, until, proof],
      [delivery, '1', proof],
      ['..%2f..%2fetc%2fpasswd'],
    ];
    for (const parts of forged)
      expect([parts, (await fetch(`${api.url}/media/out/${parts.join('.')}`)).status]).toEqual([
        parts,
        404,
      ]);
  });

  it('is not made where files are handed over', async () => {
    const line = await talking('WHATSAPP');
    await send(line, await upload(line, 'image/png'));
    expect((await claimed(line)).media.url).toBeNull();
  });
});
