import { expect, test } from 'vitest';
import type { InboundPart } from '../src/index.ts';
import { simulated } from './set-up.ts';

const telegram = simulated();

test('a file that a customer sent is fetched by its part, whole and with its name', async () => {
  const { telegram: client, seat } = await telegram.chat();
  const bytes = Buffer.from('not really a picture');
  const base64 = bytes.toString('base64');
  await telegram.control.telegram.say({ ...seat, photo: { base64, caption: 'Qarang' } });
  const sizeBytes = 20 * 1_024 * 1_024 + 1;
  await telegram.control.telegram.say({ ...seat, document: { sizeBytes, fileName: 'a.pdf' } });
  const updates = await telegram.poll(client).received(3);
  const part = (n: number): InboundPart => updates[n]?.inbound.parts[0] ?? { kind: 'TEXT' };
  expect(part(1)).toMatchObject({ kind: 'IMAGE' });

  const found = await client.fetchMedia(part(1).fileId ?? '');
  if (!found.ok) throw new Error(found.detail);
  const pieces: Buffer[] = [];
  for await (const piece of found.value.stream) pieces.push(Buffer.from(piece));
  expect(Buffer.concat(pieces)).toEqual(bytes);
  expect(found.value.size).toBe(bytes.length);

  expect(await client.fetchMedia(part(1).fileId ?? '', { mostBytes: 5 })).toMatchObject({
    code: 'TOO_LARGE',
  });
  const large = await client.fetchMedia(part(2).fileId ?? '');
  expect(large).toMatchObject({ ok: false, code: 'TOO_LARGE' });
});

test('a file that is not there, and one asked for with a dead token, are told apart', async () => {
  const { telegram: client, bot } = await telegram.chat();
  expect(await client.fetchMedia('nothing')).toMatchObject({ ok: false, code: 'GONE' });
  await telegram.control.telegram.revoke(bot.id);
  const refused = await client.fetchMedia('nothing');
  expect(refused).toMatchObject({ ok: false, code: 'WRONG_TOKEN' });
  expect(JSON.stringify(refused)).not.toContain(bot.token);
});

test('what a bot says about itself is set for each language, the default one for everybody', async () => {
  const { telegram: client } = await telegram.chat();
  const lines = [
    { locale: 'uz', name: 'Registon', description: 'Osh va choy', shortDescription: 'Oshxona' },
    { locale: 'ru', description: 'Плов и чай '.repeat(60) },
    { locale: 'xx', name: 'not spoken' },
  ];
  expect(await client.setAbout(lines, 'uz')).toEqual({ ok: true, value: true });
  const called = async (method: string) =>
    (await telegram.control.transcript.list({ method })).map(({ request }): unknown =>
      JSON.parse(request.text),
    );
  expect(await called('setMyName')).toEqual([
    { name: 'Registon' },
    { name: 'Registon', language_code: 'uz' },
  ]);
  expect(await called('setMyDescription')).toEqual([
    { description: 'Osh va choy' },
    { description: 'Osh va choy', language_code: 'uz' },
    { description: `${'Плов и чай '.repeat(60).slice(0, 511)}…`, language_code: 'ru' },
  ]);
  expect(await called('setMyShortDescription')).toHaveLength(2);
});
