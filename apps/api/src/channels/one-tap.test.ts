import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { failure, startTestApi, type TestApi } from '../../test/api.ts';
import { makeLine } from '../../test/line.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const word = z.object({
  text: z.string(),
  label: z.string().nullable(),
  name: z.string().nullable(),
});
const url = z.object({ oneTapUrl: z.string().nullable() });
const askUrl = 'mutation($id: ID!) { oneTapUrl(botId: $id) }';

it('a bot is made with one tap: only where a runner can, only with a code that holds, only once', async () => {
  const line = await makeLine(api, 'WHATSAPP');
  const urlOf = async () => url.parse(await line.owner.ask(askUrl, { id: line.botId })).oneTapUrl;
  expect(await urlOf()).toBeNull();
  const report = 'mutation($id: ID!) { reportManager(runnerId: $id, username: "factory_bot") }';
  await line.runner.ask(report, { id: line.runnerId });
  const address = new URL((await urlOf()) ?? '');
  expect(address.href).toMatch(/^https:\/\/t\.me\/factory_bot\?start=[\w-]{40,64}$/);
  const code = address.searchParams.get('start') ?? '';
  const stranger = await api.as('one-tap-stranger');
  expect(failure(await stranger.raw(askUrl, { id: line.botId }))).toBe('NOT_FOUND');

  const offer = async (given: string) => {
    const asked = 'mutation($code: String!) { oneTapOffer(code: $code) { text label name } }';
    const data = await line.runner.ask(asked, { code: given });
    return z.object({ oneTapOffer: word }).parse(data).oneTapOffer;
  };
  expect(await offer(code)).toMatchObject({ label: 'Bot yaratish', name: 'Doʻkon' });
  const forged = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A');
  for (const wrong of [forged, '', 'x', code.slice(1)])
    expect(await offer(wrong)).toMatchObject({ label: null });

  const made = async (given: string) => {
    const asked =
      'mutation($code: String!, $token: String!) { oneTapMade(code: $code, token: $token) { text label name } }';
    const token = '987654:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc';
    const data = await line.runner.ask(asked, { code: given, token });
    return z.object({ oneTapMade: word }).parse(data).oneTapMade.text;
  };
  const platforms = async () => {
    const asked =
      'query($id: ID!) { bot(id: $id) { channels { edges { node { platform mode } } } } }';
    return JSON.stringify(await line.owner.ask(asked, { id: line.botId }));
  };
  await made(forged);
  expect(await platforms()).not.toContain('TELEGRAM');
  expect(await made(code)).toContain('ulandi');
  expect(await platforms()).toContain('{"platform":"TELEGRAM","mode":"LIVE"}');
  expect(await made(code)).not.toContain('ulandi');
});
