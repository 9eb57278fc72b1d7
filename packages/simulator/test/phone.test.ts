import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { type Desk, startedDesk } from './desk.ts';

let simulator: Simulator;
let desk: Desk;
beforeAll(async () => {
  simulator = await launchSimulator();
  desk = await startedDesk(simulator);
});
afterAll(() => simulator.stop());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(simulator.url + path, { headers });
const post = (path: string, body: unknown) =>
  fetch(`${simulator.url}/phone/api${path}`, { method: 'POST', body: JSON.stringify(body) });

describe('the phone page', () => {
  it('stands at the root and under every bot, and may load nothing from elsewhere', async () => {
    for (const path of ['/', '/phone', `/phone/${desk.bot.username}?name=Olim&lang=uz&start=1`]) {
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      const page = await response.text();
      expect(page).not.toMatch(/https?:\/\//);
      const files = [...page.matchAll(/(?:src|href)="(\/phone\/assets\/[^"]+)"/g)];
      for (const [, file = ''] of files) expect((await get(file)).status).toBe(200);
    }
    expect((await get('/phone/assets/..%2f..%2fpackage.json')).status).toBe(404);
  });

  it.each([
    ['?ui=ru', 'uz', 'ru'],
    ['', 'uz-UZ,en;q=0.5', 'uz'],
    ['', 'de, ru;q=0.4, en;q=0.3', 'ru'],
    ['?ui=xx', 'fr', 'en'],
  ])('speaks the language of %j and %j: %s', async (query, accepted, language) => {
    const page = await (await get(`/phone${query}`, { 'accept-language': accepted })).text();
    expect(page).toContain(`<html lang="${language}">`);
  });

  it('says the same things in three languages', async () => {
    const url = new URL('../assets/phone/words.js', import.meta.url).href;
    const words = z.record(z.string(), z.record(z.string(), z.string().min(1)));
    const { WORDS } = z.object({ WORDS: words }).parse(await import(url));
    expect(Object.keys(WORDS)).toEqual(['en', 'uz', 'ru']);
    const english = Object.entries(WORDS['en'] ?? {});
    for (const language of ['uz', 'ru']) {
      expect(Object.keys(WORDS[language] ?? {})).toEqual(english.map(([key]) => key));
      for (const [key, text] of english) {
        const names = (sentence = '') => sentence.match(/\{\w+\}/g) ?? [];
        expect(names(WORDS[language]?.[key])).toEqual(names(text));
      }
    }
  });

  it('lists the bots without their tokens, and who is listening', async () => {
    const text = await (await get('/phone/api/bots')).text();
    expect(JSON.parse(text)).toMatchObject([{ username: desk.bot.username, listening: true }]);
    expect(text).not.toContain(desk.bot.token);
  });

  it('streams messages, drafts and typing as they come', async () => {
    const leave = new AbortController();
    const { bot, customer } = desk.seat;
    const path = `${simulator.url}/phone/api/chat?bot=${bot}&customer=${customer}`;
    const stream = await fetch(path, { signal: leave.signal });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    let got = '';
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    const until = async (words: string) => {
      while (!got.includes(words)) got += (await reader?.read())?.value ?? '';
    };
    await until('"text":"/start"');
    await desk.call('sendMessageDraft', {
      chat_id: customer,
      draft_id: 3,
      text: 'Sal',
      can_stop: true,
    });
    await until('"text":"Sal"');
    await desk.call('sendChatAction', { chat_id: customer, action: 'typing' });
    await until('"typing":true');
    await desk.send('Salom!');
    await until('"text":"Salom!"');
    leave.abort();
  });

  it('lets the customer write, press, block and come back', async () => {
    const names = { bot: desk.bot.username, customer: desk.customer.id };
    await desk.send('Choose', {
      reply_markup: { inline_keyboard: [[{ text: 'A', callback_data: 'a' }]] },
    });
    const { messages } = await simulator.control.telegram.chat(desk.seat);
    const messageId = messages.at(-1)?.message_id;
    await post('/say', { ...names, text: 'from the page' });
    await post('/press', { ...names, messageId, data: 'a' });
    await post('/block', names);
    const refused = await post('/say', { ...names, text: 'x' });
    expect(await refused.json()).toMatchObject({
      error: expect.stringContaining('Unblock it first'),
    });
    await post('/unblock', names);
    expect(await desk.updates({ offset: 1 })).toMatchObject([
      { message: { text: 'from the page' } },
      { callback_query: { data: 'a' } },
      { my_chat_member: { new_chat_member: { status: 'kicked' } } },
      { my_chat_member: { new_chat_member: { status: 'member' } } },
    ]);
  });

  it('shows pictures, and hands out nothing that a browser would run', async () => {
    const { telegram } = simulator.control;
    const { bot } = desk.seat;
    const fileOf = async (what: object) => {
      await telegram.say({ ...desk.seat, ...what });
      const { messages } = await telegram.chat(desk.seat);
      const id = [...JSON.stringify(messages.at(-1)).matchAll(/"file_id":"([^"]+)"/g)].at(-1)?.[1];
      return get(`/phone/api/file?bot=${bot}&id=${id}`);
    };
    expect((await fileOf({ photo: true })).headers.get('content-type')).toBe('image/jpeg');
    const base64 = Buffer.from('<script>alert(1)</script>').toString('base64');
    const page = await fileOf({ document: { base64, mimeType: 'text/html', fileName: 'x.html' } });
    expect(page.headers.get('content-type')).toBe('application/octet-stream');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
