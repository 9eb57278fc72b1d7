import { Bot, InputFile } from 'grammy';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { call, eventually, newDesk, read, startedDesk } from './desk.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

describe('how a request is read', () => {
  it.each(['/', '/bot', '/bot123:abc', '/bot123:abc/', '/somewhere/else', '/file/bot123:abc'])(
    'T1: the bad path %s is 404 without more words',
    async (path) => {
      const answer = await read(await fetch(simulator.telegramRoot + path));
      expect(answer).toMatchObject({ status: 404, ok: false, description: 'Not Found' });
    },
  );

  it('T1: an unknown method is 404, and the letters of a method may be large or small', async () => {
    const desk = await newDesk(simulator);
    expect(await desk.call('makeCoffee')).toMatchObject({
      status: 404,
      error_code: 404,
      description: 'Not Found: method not found',
    });
    for (const name of ['getMe', 'GETME', 'getme']) {
      expect(await desk.call(name)).toMatchObject({ status: 200, result: { id: desk.bot.id } });
    }
  });

  it.each(['nocolon', '0123:abc', `1:${'a'.repeat(80)}`, 'abc:def', '12%2F3:abc'])(
    'T2: the malformed token %s is 401 with its own words',
    async (token) => {
      expect(await call(simulator, token, 'getMe')).toMatchObject({
        status: 401,
        description: 'Unauthorized: invalid token specified',
      });
    },
  );

  it('T2: a revoked token is 401, also for the poll that is running', async () => {
    const desk = await newDesk(simulator);
    const poll = desk.call('getUpdates', { timeout: 50 });
    const { telegram } = simulator.control;
    await eventually(telegram.bots, (bots) => bots.some((bot) => bot.polling));
    await telegram.revoke(desk.bot.id);
    const refused = { status: 401, error_code: 401, description: 'Unauthorized' };
    expect(await poll).toMatchObject(refused);
    expect(await desk.call('getMe')).toMatchObject(refused);
  });

  it('T3: query, urlencoded form, multipart form and JSON say the same, and unknown words are ignored', async () => {
    const desk = await startedDesk(simulator);
    const url = `${simulator.telegramRoot}/bot${desk.bot.token}/sendMessage`;
    const words = { chat_id: String(desk.customer.id), text: 'Salom', colour: 'blue' };
    const form = new FormData();
    for (const [name, value] of Object.entries(words)) form.set(name, value);
    const answers = await Promise.all([
      fetch(`${url}?${new URLSearchParams(words)}`).then(read),
      fetch(url, { method: 'POST', body: new URLSearchParams(words) }).then(read),
      fetch(url, { method: 'POST', body: form }).then(read),
      desk.send('Salom', { colour: 'blue' }),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 200, result: { text: 'Salom' } });
    }
  });

  it("T3: grammY's chunked multipart with a file is read", async () => {
    const desk = await startedDesk(simulator);
    const bot = new Bot(desk.bot.token, { client: { apiRoot: simulator.telegramRoot } });
    const bytes = Buffer.from('not really a picture, but bytes: \0\r\n--\xff', 'latin1');
    const sent = await bot.api.sendPhoto(desk.customer.id, new InputFile(bytes, 'cup of tea.png'), {
      caption: 'A *cup*',
      parse_mode: 'MarkdownV2',
    });
    expect(sent).toMatchObject({ caption: 'A cup', caption_entities: [{ type: 'bold' }] });
    const { file_path: path } = await bot.api.getFile(sent.photo.at(-1)?.file_id ?? '');
    const file = await fetch(`${simulator.telegramRoot}/file/bot${desk.bot.token}/${path}`);
    expect(Buffer.from(await file.arrayBuffer())).toEqual(bytes);
    const [request] = await simulator.control.transcript.list({
      method: 'sendPhoto',
      bot: String(desk.bot.id),
    });
    expect(request?.requestHeaders['transfer-encoding']).toBe('chunked');
  });

  it('T3: a body that is no JSON and a multipart body without end are 400', async () => {
    const desk = await newDesk(simulator);
    const url = `${simulator.telegramRoot}/bot${desk.bot.token}/sendMessage`;
    for (const type of ['application/json', 'multipart/form-data; boundary=x']) {
      const headers = { 'content-type': type };
      const answer = await read(await fetch(url, { method: 'POST', headers, body: '{"chat' }));
      expect(answer).toMatchObject({ status: 400, error_code: 400 });
    }
  });

  it('T4: the HTTP status is the error code, and 429 names the seconds twice', async () => {
    const desk = await startedDesk(simulator);
    const refused = await desk.call('sendMessage', { chat_id: 1, text: 'x' });
    expect(refused).toMatchObject({ status: 400, error_code: 400 });
    let flooded = refused;
    while (flooded.status !== 429) flooded = await desk.send('again');
    const seconds = flooded.parameters?.['retry_after'];
    expect(flooded).toMatchObject({ error_code: 429 });
    expect(flooded.description).toBe(`Too Many Requests: retry after ${seconds}`);
    expect(flooded.headers.get('retry-after')).toBe(String(seconds));
  });
});
