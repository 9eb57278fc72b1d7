import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter } from '../../src/customer.ts';
import { by, operator, talksOf } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import { operation, type Owner } from '../../src/owner.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

const ChangeHelp = operation<unknown, { id: string; help: string }>(
  `mutation ChangeHelp($id: ID!, $help: String!) {
    updateBot(id: $id, input: { texts: [{ locale: uz, help: $help }] }) { id }
  }`,
);

let line: Line;
let owner: Owner;
let shop: Shop;
beforeAll(async () => {
  line = await startLine();
  await line.simulator.control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 });
  owner = await line.signUp();
  shop = await openShop(line, owner);
  await untilChannel(owner, shop, 'OK');
});
afterAll(() => line.stop());

const talkWith = async (name: string) =>
  (await talksOf(owner, shop)).find(({ contact }) => contact.name === name);

describe('a person who takes over', () => {
  it('silences the bot, writes to the customer, and hands back', async () => {
    const customer = await enter(line, shop, { name: 'Aziz' });
    await customer.say('#echo from the bot');
    await customer.hears(1);
    const talk = await talkWith('Aziz');
    if (!talk) throw new Error('There is no conversation.');
    await operator.takeOver(owner, talk.id);
    await customer.say('#echo answered by a person');
    await until(
      () => talkWith('Aziz'),
      (now) => by('CONTACT', now).length === 2,
    );
    await operator.write(owner, talk.id, 'I am Malika. How can I help?');
    await customer.hears(2);
    await customer.say('#echo left for the bot');
    await until(
      () => talkWith('Aziz'),
      (now) => by('CONTACT', now).length === 3,
    );
    await operator.handBack(owner, talk.id);
    expect(await customer.hears(3)).toEqual([
      'from the bot',
      'I am Malika. How can I help?',
      'left for the bot',
    ]);
  });

  it('silences an answer that is being made', async () => {
    const customer = await enter(line, shop, { name: 'Bobur' });
    await line.simulator.control.gemini.configure({ firstChunkMs: 2_000 });
    await customer.say('#echo too late');
    const thinking = await until(
      () => talkWith('Bobur'),
      (talk) => talk?.openTurn?.state === 'THINKING',
    );
    await operator.takeOver(owner, thinking?.id ?? '');
    await operator.write(owner, thinking?.id ?? '', 'A person answers.');
    expect(await customer.hears(1)).toEqual(['A person answers.']);
    await until(
      () => talkWith('Bobur'),
      (talk) => talk?.openTurn === null,
    );
    expect(await customer.texts()).toEqual(['A person answers.']);
    await line.simulator.control.gemini.configure({ firstChunkMs: 20 });
  });
});

describe('a customer', () => {
  it.each([
    ['en', 'Start again', /[A-Za-z]/],
    ['uz', 'Boshidan', /[oʻ]/],
    ['ru', 'Сначала', /[а-я]/],
  ])('is greeted in their own language (%s) without asking the model', async (language, name) => {
    const customer = await enter(line, shop, { name, language });
    const before = await line.simulator.control.transcript.list({ platform: 'gemini' });
    await customer.say('/start');
    const [greeting = ''] = await customer.hears(1);
    expect(greeting.length).toBeGreaterThan(5);
    if (language === 'ru') expect(greeting).toMatch(/[а-яё]/i);
    await customer.say('/help');
    const [, help] = await customer.hears(2);
    expect(help).not.toBe(greeting);
    const after = await line.simulator.control.transcript.list({ platform: 'gemini' });
    expect(after.length).toBe(before.length);
    expect((await talkWith(name))?.contact.language).toBe(language);
  });

  it('chooses another language with a button, and the button stops spinning', async () => {
    const customer = await enter(line, shop, { name: 'Olga', language: 'en' });
    await customer.say('/language');
    await customer.hears(1);
    const { messages } = await customer.chat();
    const asked = messages.find(({ from }) => from === 'bot');
    expect(JSON.stringify(asked?.reply_markup)).toContain('lang:ru');
    await customer.press(asked?.message_id ?? 0, 'lang:ru');
    const [, confirmation] = await customer.hears(2);
    expect(confirmation).toMatch(/[а-яё]/i);
    const { callbackAnswers } = await customer.chat();
    expect(callbackAnswers).toHaveLength(1);
    expect((await talkWith('Olga'))?.contact.language).toBe('ru');
  });

  it('asks for a person and the bot says so and is silent', async () => {
    const customer = await enter(line, shop, { name: 'Sevara' });
    await customer.say('/human');
    await customer.hears(1);
    const talk = await until(
      () => talkWith('Sevara'),
      (now) => now?.needsHuman === true,
    );
    expect(by('CONTACT', talk).length).toBe(1);
    await customer.say('#echo nobody is here');
    await until(
      () => talkWith('Sevara'),
      (now) => by('CONTACT', now).length === 2,
    );
    expect((await talkWith('Sevara'))?.openTurn).toBeNull();
    expect(await customer.texts()).toHaveLength(1);
  });

  it('sees the commands of the bot in their own language', async () => {
    const calls = await line.simulator.control.transcript.list({ method: 'setMyCommands' });
    const bodies = calls.map(({ request }) => request.text).join('\n');
    for (const language of ['en', 'uz', 'ru']) expect(bodies).toContain(`"${language}"`);
    for (const command of ['start', 'help', 'language', 'human']) {
      expect(bodies).toContain(`"command":"${command}"`);
    }
  });

  it('reads what the bot can do before writing to it, as its owner last put it', async () => {
    const { transcript } = line.simulator.control;
    const menus = await transcript.list({ method: 'setMyCommands' });
    await owner.ask(ChangeHelp, { id: shop.botId, help: 'Choy narxlari va manzil' });
    await until(
      () => transcript.list({ method: 'setMyDescription' }),
      (calls) => calls.some(({ request }) => request.text.includes('Choy narxlari va manzil')),
    );
    expect(await transcript.list({ method: 'setMyCommands' })).toHaveLength(menus.length);
  });
});
