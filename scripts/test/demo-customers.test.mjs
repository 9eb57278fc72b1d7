import { join } from 'node:path';
import { launchSimulator } from '@cbf/simulator/launch';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { systemInstruction } from '../../packages/ai/src/system.ts';
import { shops } from '../../apps/api/src/demo/shops.ts';
import { startChild } from '../lib/child.mjs';
import { crowd, filled } from '../lib/demo/crowd.mjs';
import { customers, talk } from '../lib/demo/talk.mjs';
import { root } from '../lib/say.mjs';

let simulator;
let child;
beforeAll(async () => {
  simulator = await launchSimulator();
  await simulator.control.gemini.configure({ firstChunkMs: 0, chunkMs: 0 });
});
afterEach(async () => {
  child?.stop('SIGKILL');
  await child?.ended;
});
afterAll(() => simulator.stop());

test('they write to the bots that the demo makes, and every customer has something to say', () => {
  const usernames = shops.map(({ username }) => username).sort();
  expect(Object.keys(talk).sort()).toEqual(usernames);
  expect(Object.keys(customers).sort()).toEqual(usernames);
  for (const [bot, list] of Object.entries(customers)) {
    for (const { languageCode, person = false } of list) {
      const own = talk[bot].filter(
        ({ locale, ...dialogue }) =>
          locale === languageCode && (dialogue.person ?? false) === person,
      );
      expect(own.length).toBeGreaterThan(0);
    }
  }
});

// Uzbek and English customers are answered without a Cyrillic letter, Russian ones without Uzbek.
const foreign = { uz: /\p{Script=Cyrillic}/u, en: /\p{Script=Cyrillic}/u, ru: /ʻ/u };

test.for(shops)('what they ask $name gets an answer in their own language', async (shop) => {
  const personality = shop.versions.findLast(({ isDraft }) => !isDraft);
  for (const { locale, lines } of talk[shop.username]) {
    const system = systemInstruction({
      ...{ botName: shop.name, personality, platform: 'TELEGRAM', locale },
      ...{ now: new Date(), timeZone: 'Asia/Tashkent' },
    });
    for (const line of lines) {
      if (typeof line !== 'string' || line.startsWith('/')) continue;
      const question = filled(line);
      expect([question, foreign[locale].test(question)]).toEqual([question, false]);
      const answer = await generate(system, question);
      expect([question, answer, foreign[locale].test(answer)]).toEqual([question, answer, false]);
    }
  }
});

async function generate(system, text) {
  const address = `${simulator.geminiUrl}/v1beta/models/gemini-3.8-flash:generateContent`;
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-goog-api-key': 'any' },
    body: JSON.stringify({
      systemInstruction: { parts: [{ text: system }] },
      contents: [{ role: 'user', parts: [{ text }] }],
    }),
  });
  const { candidates } = await response.json();
  return candidates[0].content.parts.map((part) => part.text).join('');
}

test('they keep writing as long as they are answered, in all kinds, and stop at once', async () => {
  const { telegram } = simulator.control;
  // They write in a minute what is written in hours: no bot may answer at that pace.
  await telegram.configure({ flood: false });
  for (const { username, name } of shops) await telegram.issueBot({ username, name });
  const bots = shops.map(({ username }) => echo(username));
  child = startChild(
    {
      name: 'customers',
      cwd: root,
      words: [join(root, 'scripts', 'demo-customers.mjs')],
      env: { SIMULATOR_URL: simulator.url, DEMO_PACE: '0.005-0.02' },
    },
    {},
  );

  const seen = { customers: new Set(), kinds: new Set(), bots: new Set() };
  const look = async () => {
    for (const bot of bots) {
      for (const update of await bot.turn()) {
        const { message, callback_query: press } = update;
        seen.bots.add(bot.username);
        seen.customers.add((message ?? press).from.id);
        if (press) seen.kinds.add('press');
        if (message?.photo) seen.kinds.add('photo');
        if (message?.text === '/human') seen.kinds.add('human');
      }
    }
    return [seen.bots.size, seen.customers.size > 8, [...seen.kinds].sort()];
  };
  await expect
    .poll(look, { timeout: 110_000, interval: 20 })
    .toEqual([3, true, ['human', 'photo', 'press']]);

  const stopping = Date.now();
  child.stop('SIGTERM');
  expect(await child.ended).toBe('ended with code 0');
  expect(Date.now() - stopping).toBeLessThan(2_000);
});

test('whoever gets no answer leaves the bot alone instead of flooding it', async () => {
  await simulator.control.reset();
  const { telegram } = simulator.control;
  for (const { username, name } of shops) await telegram.issueBot({ username, name });
  const over = new AbortController();
  const done = crowd({ url: simulator.url, betweenMs: [1, 3], signal: over.signal });
  const pending = async () =>
    (await telegram.bots()).reduce((sum, { pendingUpdates }) => sum + pendingUpdates, 0);
  await expect.poll(pending, { timeout: 20_000 }).toBe(4);
  // Many more turns of theirs later there is still one message of each.
  const health = simulator.control.health;
  for (let turn = 0; turn < 100; turn += 1) await health();
  expect(await pending()).toBe(4);
  over.abort();
  await done;
});

/** A bot that answers everything at once, as its runner would: with buttons to /language. */
function echo(username) {
  let offset = 0;
  let token;
  const call = async (method, params) => {
    token ??= (await simulator.control.telegram.bots()).find(
      (bot) => bot.username === username,
    ).token;
    const response = await fetch(`${simulator.telegramRoot}/bot${token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return (await response.json()).result;
  };
  const keyboard = { inline_keyboard: [[{ text: 'Oʻzbekcha', callback_data: 'lang:uz' }]] };
  return {
    username,
    async turn() {
      const updates = (await call('getUpdates', { offset })) ?? [];
      for (const { update_id: id, message, callback_query: press } of updates) {
        offset = id + 1;
        const asksLanguage = message?.text === '/language';
        await call('sendMessage', {
          chat_id: (message ?? press.message).chat.id,
          text: 'ok',
          ...(asksLanguage && { reply_markup: keyboard }),
        });
      }
      return updates;
    },
  };
}
