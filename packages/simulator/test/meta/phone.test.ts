import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at } from './callback.ts';
import { type AccountDesk, newAccountDesk, newNumberDesk, type NumberDesk } from './desks.ts';

let simulator: Simulator;
let number: NumberDesk;
let account: AccountDesk;
beforeAll(async () => {
  simulator = await launchSimulator();
  number = await newNumberDesk(simulator);
  account = await newAccountDesk(simulator);
});
afterAll(async () => {
  await Promise.all([number.close(), account.close()]);
  await simulator.stop();
});

const api = (path: string) => `${simulator.url}/phone/api/${path}`;
const post = (path: string, body: unknown) =>
  fetch(api(path), { method: 'POST', body: JSON.stringify(body) });
const seats = () => ({
  whatsapp: { bot: number.number.id, customer: number.customer.id },
  instagram: { bot: account.account.username, customer: account.customer.id },
});

/** What the page is told, until the words come. */
async function streamed(platform: 'whatsapp' | 'instagram', words: string): Promise<string> {
  const leave = new AbortController();
  const { bot, customer } = seats()[platform];
  const path = api(`${platform}/chat?bot=${bot}&customer=${customer}`);
  const stream = await fetch(path, { signal: leave.signal });
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let got = '';
  while (!got.includes(words)) got += (await reader?.read())?.value ?? '';
  leave.abort();
  return got;
}

describe('the phone of the Meta side', () => {
  it('stands beside the bots, without a token or a secret', async () => {
    const text = await (await fetch(api('bots'))).text();
    expect(JSON.parse(text)).toMatchObject([
      { platform: 'whatsapp', username: number.number.id, listening: true },
      { platform: 'instagram', username: account.account.username, listening: true },
    ]);
    for (const secret of [
      number.number.token,
      number.number.appSecret,
      account.account.token,
      account.account.appSecret,
    ]) {
      expect(text).not.toContain(secret);
    }
    for (const path of [`whatsapp/${number.number.id}`, `instagram/${account.account.username}`]) {
      expect((await fetch(`${simulator.url}/phone/${path}?ui=uz`)).status).toBe(200);
    }
  });

  it('writes, shows buttons and lists, presses them and reads: WhatsApp', async () => {
    const names = seats().whatsapp;
    await post('whatsapp/say', { ...names, text: 'from the page' });
    const buttons = [{ type: 'reply', reply: { id: 'a', title: 'Yes' } }];
    const interactive = { type: 'button', body: { text: 'Sure?' }, action: { buttons } };
    const sent = await number.send({ type: 'interactive', interactive });
    await number.callback.until(3);
    const shown = await streamed('whatsapp', '"buttons":[{"id":"a","title":"Yes"}]');
    expect(shown).toContain('"ticks":"sent"');
    await number.callback.until(4);
    expect(number.values().map((value) => at(value, 'statuses', 0, 'status'))).toEqual([
      undefined,
      'sent',
      'delivered',
      'read',
    ]);
    const messageId = at(sent.body, 'messages', 0, 'id');
    await post('whatsapp/press', { ...names, messageId, data: 'a' });
    await post('whatsapp/like', { ...names, messageId, isLiked: true });
    await number.callback.until(6);
    const messages = number.values().map((value) => at(value, 'messages', 0));
    expect(messages).toContainEqual(
      expect.objectContaining({
        interactive: { type: 'button_reply', button_reply: { id: 'a', title: 'Yes' } },
      }),
    );
    expect(messages).toContainEqual(
      expect.objectContaining({ reaction: { message_id: messageId, emoji: '❤️' } }),
    );
    await post('whatsapp/block', names);
    const refused = await post('whatsapp/say', { ...names, text: 'x' });
    expect(refused.status).toBe(409);
    await post('whatsapp/unblock', names);
  });

  it('shows quick replies, seen and the window: Instagram', async () => {
    const names = seats().instagram;
    await post('instagram/say', { ...names, photo: true });
    const quick = [{ content_type: 'text', title: 'Yes', payload: 'YES' }];
    await account.send({ message: { text: 'Sure?', quick_replies: quick } });
    await account.send({ sender_action: 'mark_seen' });
    const shown = await streamed('instagram', '"quick":[{"id":"YES","title":"Yes"}]');
    expect(shown).toContain('"ticks":"read"');
    expect(shown).toMatch(/"windowUntil":\d+/);
    const file = /\/phone\/api\/(instagram\/file\?id=\d+)/.exec(shown)?.[1] ?? '';
    expect((await fetch(api(file))).headers.get('content-type')).toBe('image/jpeg');
    await simulator.control.clock.advance(25 * 3_600_000);
    expect(await streamed('instagram', '"windowUntil":null')).toContain('"windowUntil":null');
  });

  it('says what the platform kept from the customer', async () => {
    await number.send('too late');
    expect(await streamed('whatsapp', '"refused"')).toContain(
      '"refused":{"code":131047,"reason":"Re-engagement message"}',
    );
  });

  it('hands out nothing that a browser would run', async () => {
    const base64 = Buffer.from('<script>alert(1)</script>').toString('base64');
    const document = { base64, mimeType: 'text/html', fileName: 'x.html' };
    await simulator.control.whatsapp.say({ ...number.seat, document });
    const shown = await streamed('whatsapp', 'x.html');
    const file = [...shown.matchAll(/\/phone\/api\/(whatsapp\/file\?id=\d+)/g)].at(-1)?.[1] ?? '';
    const got = await fetch(api(file));
    expect(got.headers.get('content-type')).toBe('application/octet-stream');
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  });
});
