import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Conversation, Media, Message, Turn } from '@cbf/db';
import { startTestApi, type TestApi } from '../../test/api.ts';
import { photo, TestFiles } from '../../test/files.ts';
import { makeLine, type TestLine } from '../../test/line.ts';

let api: TestApi;
let line: TestLine;
let files: TestFiles;
beforeAll(async () => {
  api = await startTestApi();
  line = await makeLine(api);
  files = new TestFiles(line);
});
afterAll(() => api.close());

const claimed = z.object({
  claimTurns: z.array(
    z.object({
      ...{ id: z.string(), lease: z.string(), newLines: z.number() },
      history: z.array(
        z.object({
          text: z.string(),
          media: z.array(
            z.object({ id: z.string(), kind: z.string(), mimeType: z.string(), words: z.string() }),
          ),
        }),
      ),
    }),
  ),
});

async function claimTurns() {
  const data = await line.runner.ask(
    'mutation($id: ID!) { claimTurns(runnerId: $id, limit: 10) { id lease newLines history { text media { id kind mimeType words } } } }',
    { id: line.runnerId },
  );
  return claimed.parse(data).claimTurns;
}

const voice = (more: object = {}) =>
  photo({ kind: 'VOICE', mimeType: 'audio/ogg', durationSeconds: 67, size: 9000, ...more });
const words = '[voice message, 1:07]';

/** A customer's message with a file, and what their model is shown once the file is settled. */
async function sent(part: object, chatId: string = randomUUID()) {
  await line.receive({
    ...{ externalId: randomUUID(), kind: 'MESSAGE', messageId: randomUUID(), chatId },
    parts: [part, { kind: 'TEXT', text: 'Eshiting' }],
  });
  return chatId;
}

it('an answer waits for the recording that it is to answer, and goes as soon as that is here', async () => {
  const chatId = await sent(voice());
  expect(await claimTurns()).toEqual([]);
  const [media] = await files.claim();
  expect((await files.put(media, Buffer.from('ogg'), 'audio/ogg')).status).toBe(204);
  const [turn] = await claimTurns();
  expect(turn?.history).toEqual([
    { text: 'Eshiting', media: [{ id: media?.id, kind: 'VOICE', mimeType: 'audio/ogg', words }] },
  ]);
  await line.complete(turn ?? { id: '', lease: '' }, 'Tushundim');
  await line.say('Yana savol', { chatId });
  const [later] = await claimTurns();
  expect(later?.history.map(({ text, media: given }) => [text, given.length])).toEqual([
    ...[
      ['Eshiting', 1],
      ['Tushundim', 0],
      ['Yana savol', 0],
    ],
  ]);
  await line.complete(later ?? { id: '', lease: '' }, 'Ha');
});

it('a recording that cannot be had, or does not come in time, is told in words', async () => {
  await sent(voice());
  expect(await claimTurns()).toEqual([]);
  await files.fail((await files.claim())[0], 'GONE', false);
  const [gone] = await claimTurns();
  expect(gone?.history).toEqual([{ text: `${words} Eshiting`, media: [] }]);
  await line.complete(gone ?? { id: '', lease: '' }, 'Tushundim');

  const chatId = await sent(voice());
  expect(await claimTurns()).toEqual([]);
  const { id } = await line.em.findOneOrFail(Conversation, { chatId });
  const old = { createdAt: new Date(line.now().getTime() - 20_001) };
  await line.em.nativeUpdate(Message, { conversationId: id }, old);
  await line.em.nativeUpdate(Turn, { conversationId: id }, { dueAt: line.now() });
  const [late] = await claimTurns();
  expect(late?.history).toEqual([{ text: `${words} Eshiting`, media: [] }]);
  await line.complete(late ?? { id: '', lease: '' }, 'Tushundim');
  await line.em.nativeDelete(Media, { conversationId: id });
});

it('a bot that may not hear is told at once what was sent, and one that may see is shown photos', async () => {
  const set = (input: object) =>
    line.owner.ask(
      'mutation($id: ID!, $input: UpdateBotInput!) { updateBot(id: $id, input: $input) { hearsVoice seesPhotos } }',
      { id: line.botId, input },
    );
  expect(await set({ hearsVoice: false })).toEqual({
    updateBot: { hearsVoice: false, seesPhotos: true },
  });
  await sent(voice());
  const [deaf] = await claimTurns();
  expect(deaf?.history).toEqual([{ text: `${words} Eshiting`, media: [] }]);
  await line.complete(deaf ?? { id: '', lease: '' }, 'Yozing');
  await files.put((await files.claim())[0], Buffer.from('ogg'), 'audio/ogg');
  await sent(photo());
  expect(await claimTurns()).toEqual([]);
  await files.put((await files.claim())[0], Buffer.from('png'));
  const [seeing] = await claimTurns();
  expect(seeing?.history.map(({ media }) => media.length)).toEqual([1]);
  await line.complete(seeing ?? { id: '', lease: '' }, 'Chiroyli');
  await set({ hearsVoice: true });
});

it('of many files the newest three are shown, and of a kind that no model takes none', async () => {
  const chatId = randomUUID();
  await line.receive({
    ...{ externalId: randomUUID(), kind: 'MESSAGE', messageId: randomUUID(), chatId },
    parts: [photo(), photo(), photo({ mimeType: 'image/x-raw' }), photo(), photo()],
  });
  for (const media of await files.claim()) await files.put(media, Buffer.from('x'), 'x/y');
  const [turn] = await claimTurns();
  expect(turn?.history).toEqual([{ text: Array(5).fill('[photo]').join(' '), media: [] }]);
  await line.complete(turn ?? { id: '', lease: '' }, 'Koʻrdim');
  for (let n = 0; n < 4; n += 1) {
    await sent(photo(), chatId);
    await files.put((await files.claim())[0], Buffer.from('png'));
  }
  const [next] = await claimTurns();
  expect(next?.history.map(({ media }) => media.length)).toEqual([0, 0, 0, 1, 1, 1]);
});
