import { expect, test } from 'vitest';
import {
  createTelegram,
  layOutForTelegram,
  SourceBroken,
  type FileOutbound,
} from '../src/index.ts';
import { graphServer } from './graph-server.ts';
import { simulated } from './set-up.ts';
import { uploadOf } from './upload.ts';

const telegram = simulated();
const wire = graphServer();

const bytes = Buffer.from('a picture');
const upload = uploadOf(bytes, 'image/png', 'osh.png');
const picture = { kind: 'IMAGE', source: { file: upload } } as const;

async function sendFirst(outbound: FileOutbound) {
  const { telegram: client, seat, chatId } = await telegram.chat();
  const [piece] = client.layOut(outbound);
  if (!piece) throw new Error('There is nothing to send.');
  return { result: await client.send(chatId, piece), seat, client };
}

test('a file goes out whole with its caption, its marks and its buttons', async () => {
  const buttons = [{ label: 'Ha', data: 'yes' }];
  const { result, seat, client } = await sendFirst({
    text: '**Osh** tayyor',
    media: picture,
    buttons,
  });
  expect(result).toMatchObject({ outcome: 'sent' });
  const [message] = await telegram.control.telegram.wait(seat);
  expect(message).toMatchObject({
    caption: 'Osh tayyor',
    caption_entities: [{ type: 'bold', offset: 0, length: 3 }],
    reply_markup: { inline_keyboard: [[{ text: 'Ha', callback_data: 'yes' }]] },
  });
  const photo: unknown = message && 'photo' in message ? message.photo : [];
  const sizes: { file_id: string }[] = Array.isArray(photo) ? photo : [];
  const found = await client.fetchMedia(sizes.at(-1)?.file_id ?? '');
  if (!found.ok) throw new Error(found.detail);
  const pieces: Buffer[] = [];
  for await (const piece of found.value.stream) pieces.push(Buffer.from(piece));
  expect(Buffer.concat(pieces)).toEqual(bytes);
});

test.for<[kind: 'VIDEO' | 'AUDIO' | 'VOICE' | 'DOCUMENT' | 'STICKER', field: string]>([
  ['VIDEO', 'video'],
  ['AUDIO', 'audio'],
  ['VOICE', 'voice'],
  ['DOCUMENT', 'document'],
  ['STICKER', 'sticker'],
])('a file of kind %s goes out as that', async ([kind, field]) => {
  const { result, seat } = await sendFirst({ text: '', media: { ...picture, kind } });
  expect(result).toMatchObject({ outcome: 'sent' });
  const [message] = await telegram.control.telegram.wait(seat);
  expect(message).toHaveProperty(field);
});

test('text that is too long for a caption, or stands beside a sticker, follows the file', () => {
  const long = 'so‘z '.repeat(300).trim();
  expect(layOutForTelegram({ text: long, media: picture, replyTo: '5' })).toEqual([
    { text: '', entities: [], media: picture, replyTo: '5', buttons: [] },
    { text: long, entities: [], buttons: [] },
  ]);
  const sticker = { kind: 'STICKER', source: { id: 'S' } } as const;
  expect(layOutForTelegram({ text: 'Salom', media: sticker })).toMatchObject([
    { text: '', media: sticker },
    { text: 'Salom' },
  ]);
  expect(layOutForTelegram({ text: '', media: picture })).toMatchObject([
    { text: '', media: picture },
  ]);
});

test('the rows of a list are buttons', () => {
  const rows = [{ label: 'Osh', data: 'osh', description: 'mazali' }];
  const [piece] = layOutForTelegram({
    text: 'Menyu',
    list: { label: 'Ochish', sections: [{ rows }] },
  });
  expect(piece?.buttons).toEqual([{ label: 'Osh', data: 'osh' }]);
});

test('a quote and a reaction name the message that is meant', async () => {
  const client = createTelegram({ token: '123456:secret', apiRoot: wire.url });
  const send = async (outbound: FileOutbound) => {
    const [piece] = client.layOut(outbound);
    return piece && client.send('7', piece);
  };
  const ok = (result: unknown) => ({ status: 200, body: { ok: true, result } });
  wire.answer(ok({ message_id: 9 }), ok(true));
  expect(await send({ text: 'x', replyTo: '5' })).toEqual({
    outcome: 'sent',
    platformMessageId: '9',
  });
  const reaction = { messageId: '5', emoji: '👍' };
  expect(await send({ text: '', reaction })).toEqual({ outcome: 'sent', platformMessageId: '5' });
  await send({ text: '', reaction: { ...reaction, emoji: '' } });
  expect(wire.asked.map(({ json }) => json)).toMatchObject([
    { reply_parameters: { message_id: 5, allow_sending_without_reply: true } },
    { message_id: 5, reaction: [{ type: 'emoji', emoji: '👍' }] },
    { message_id: 5, reaction: [] },
  ]);
});

test.for([
  [new SourceBroken(true), { outcome: 'rejected', reasonCode: 'MEDIA' }],
  [new Error('the api is away'), { outcome: 'retry' }],
] as const)(
  'a file that cannot be read (%s) is not sent, and nobody doubts it',
  async ([why, told]) => {
    const broken = {
      ...upload,
      size: 9_000,
      async open() {
        return (async function* () {
          yield Buffer.alloc(5_000);
          throw why;
        })();
      },
    };
    const media = { kind: 'IMAGE', source: { file: broken } } as const;
    const { result, seat, client } = await sendFirst({ text: '', media });
    expect(result).toMatchObject(told);
    const [piece] = client.layOut({ text: 'Keyin' });
    expect(piece && (await client.send(String(seat.customer), piece))).toMatchObject({
      outcome: 'sent',
    });
    expect(await telegram.control.telegram.wait(seat)).toMatchObject([{ text: 'Keyin' }]);
  },
);
