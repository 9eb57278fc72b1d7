import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../src/launch.ts';
import { type Answer, type Desk, newDesk, startedDesk } from './desk.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

let desk: Desk;
beforeEach(async () => {
  desk = await startedDesk(simulator);
});

const refused = (status: number, description: string) => ({ status, ok: false, description });
const bad = (reason: string) => refused(400, `Bad Request: ${reason}`);
const idOf = (answer: Answer) =>
  Number(JSON.stringify(answer.result).match(/"message_id":(\d+)/)?.[1] ?? 0);

/** Calls again and again until the limit is crossed, which it must be within thirty calls. */
async function untilFlooded(run: (i: number) => Promise<Answer>): Promise<Answer> {
  for (let i = 1; i <= 30; i += 1) {
    const answer = await run(i);
    if (answer.status === 429) return answer;
  }
  throw new Error('No limit was crossed.');
}

describe('who may write to whom', () => {
  it('T17: a block arrives as my_chat_member, closes the chat, and unblocking opens it again', async () => {
    const { telegram } = simulator.control;
    await telegram.block(desk.seat);
    const [update] = await desk.updates();
    expect(update).toMatchObject({
      my_chat_member: {
        chat: { id: desk.customer.id, type: 'private' },
        from: { id: desk.customer.id, first_name: 'Anna', last_name: 'Karimova' },
        old_chat_member: { status: 'member', user: { id: desk.bot.id, is_bot: true } },
        new_chat_member: { status: 'kicked', user: { id: desk.bot.id, is_bot: true } },
      },
    });
    const blocked = refused(403, 'Forbidden: bot was blocked by the user');
    expect(await desk.send('hello?')).toMatchObject(blocked);
    expect(
      await desk.call('sendChatAction', { chat_id: desk.customer.id, action: 'typing' }),
    ).toMatchObject(blocked);
    await telegram.unblock(desk.seat);
    expect((await desk.updates({ offset: -1 }))[0]).toMatchObject({
      my_chat_member: { new_chat_member: { status: 'member' } },
    });
    expect(await desk.send('welcome back')).toMatchObject({ status: 200 });
  });

  it('T18: someone unknown is 400, someone who never wrote is 403', async () => {
    const fresh = await newDesk(simulator);
    expect(await fresh.call('sendMessage', { chat_id: 12345, text: 'x' })).toMatchObject(
      bad('chat not found'),
    );
    expect(await fresh.call('sendMessage', { chat_id: '@nobody', text: 'x' })).toMatchObject(
      bad('chat not found'),
    );
    expect(await fresh.send('x')).toMatchObject(
      refused(403, "Forbidden: bot can't initiate conversation with a user"),
    );
    expect(await fresh.call('sendMessage', { text: 'x' })).toMatchObject(bad('chat_id is empty'));
    expect(await fresh.call('sendMessage', { chat_id: '', text: 'x' })).toMatchObject(
      bad('chat identifier is empty'),
    );
  });

  it('T18: a bot does not get its own messages as updates', async () => {
    await desk.send('only for the customer');
    expect(await desk.updates({ offset: -5 })).toEqual([]);
  });
});

describe('texts', () => {
  it('T19: nothing, or only space, is refused', async () => {
    for (const text of ['', '   \n\t ']) {
      expect(await desk.send(text)).toMatchObject(bad('message text is empty'));
    }
  });

  it('T19: 4096 UTF-16 units pass and one more does not, whatever the letters are', async () => {
    expect(await desk.send('я'.repeat(4096))).toMatchObject({ status: 200 });
    expect(await desk.send('я'.repeat(4097))).toMatchObject(bad('message is too long'));
    expect(await desk.send('🌷'.repeat(2048))).toMatchObject({ status: 200 });
    expect(await desk.send('🌷'.repeat(2049))).toMatchObject(bad('message is too long'));
    expect(await desk.send('x'.repeat(32_769))).toMatchObject(bad('text is too long'));
  });

  it('T19: the length counts after the markup is taken out', async () => {
    const text = `<b>${'x'.repeat(4096)}</b>`;
    expect(await desk.send(text, { parse_mode: 'HTML' })).toMatchObject({
      result: { entities: [{ type: 'bold', offset: 0, length: 4096 }] },
    });
  });

  it('T19: broken markup is 400 with the place or the letter', async () => {
    const send = (text: string, mode: string) => desk.send(text, { parse_mode: mode });
    expect(await send('Price: 5.50', 'MarkdownV2')).toMatchObject(
      bad(
        "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
      ),
    );
    expect(await send('salom *dunyo', 'MarkdownV2')).toMatchObject(
      bad("can't parse entities: Can't find end of Bold entity at byte offset 6"),
    );
    expect(await send('<b>salom', 'HTML')).toMatchObject(
      bad('can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'),
    );
    expect(await send('x', 'Word')).toMatchObject(bad('unsupported parse_mode'));
  });

  it('finds links, commands and mentions in a plain text by itself', async () => {
    const answer = await desk.send('See https://example.org/a?b=1, /help or @shop_bot');
    expect(answer.result).toMatchObject({
      entities: [
        { type: 'url', offset: 4, length: 25 },
        { type: 'bot_command', offset: 31, length: 5 },
        { type: 'mention', offset: 40, length: 9 },
      ],
    });
  });

  it('refuses a button whose data is longer than 64 bytes', async () => {
    const keyboard = (data: string) => ({
      inline_keyboard: [[{ text: 'A', callback_data: data }]],
    });
    expect(await desk.send('x', { reply_markup: keyboard('д'.repeat(32)) })).toMatchObject({
      status: 200,
    });
    expect(await desk.send('x', { reply_markup: keyboard('д'.repeat(33)) })).toMatchObject(
      bad('BUTTON_DATA_INVALID'),
    );
  });
});

describe('edits', () => {
  const edit = (id: number, text: string, more = {}) =>
    desk.call('editMessageText', {
      chat_id: desk.customer.id,
      message_id: id,
      text,
      ...more,
    });

  it('T20: the same text with the same keyboard is refused, anything else is an edit', async () => {
    const id = idOf(await desk.send('one'));
    expect(await edit(id, 'one')).toMatchObject(
      bad(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      ),
    );
    expect(await edit(id, '<b>one</b>', { parse_mode: 'HTML' })).toMatchObject({
      result: { text: 'one', edit_date: expect.any(Number) },
    });
    expect(await edit(id, 'one')).toMatchObject({ status: 200 });
    expect(await edit(999_999, 'one')).toMatchObject(bad('message to edit not found'));
    const { messages } = await simulator.control.telegram.chat(desk.seat);
    expect(messages.map((message) => message.text)).toEqual(['/start', 'one']);
  });

  it('T20: edits that come too fast are 429 for a long time', async () => {
    const id = idOf(await desk.send('0'));
    const last = await untilFlooded((i) => edit(id, String(i)));
    expect(last.parameters?.['retry_after']).toBeGreaterThan(100);
    await simulator.control.clock.advance(131_000);
    expect(await edit(id, 'later')).toMatchObject({ status: 200 });
  });

  it('deletes what is no older than 48 hours', async () => {
    const id = idOf(await desk.send('gone'));
    const remove = (message: number) =>
      desk.call('deleteMessage', { chat_id: desk.customer.id, message_id: message });
    expect(await remove(id)).toMatchObject({ result: true });
    expect(await remove(id)).toMatchObject(bad('message to delete not found'));
    const old = idOf(await desk.send('old'));
    await simulator.control.clock.advance(49 * 3_600_000);
    expect(await remove(old)).toMatchObject(bad("message can't be deleted for everyone"));
  });
});

describe('drafts', () => {
  const draft = (params: Record<string, unknown>) =>
    desk.call('sendMessageDraft', { chat_id: desk.customer.id, draft_id: 7, ...params });
  const chat = () => simulator.control.telegram.chat(desk.seat);

  it('T21: a draft shows, changes, is never in the history and goes when the message comes', async () => {
    expect(await draft({ text: '' })).toMatchObject({ result: true });
    expect((await chat()).drafts).toMatchObject([{ draftId: 7, text: '' }]);
    await draft({ text: 'Hel*lo*', parse_mode: 'MarkdownV2' });
    expect((await chat()).drafts).toMatchObject([{ text: 'Hello', entities: [{ type: 'bold' }] }]);
    await desk.send('Hello world');
    const { drafts, messages } = await chat();
    expect(drafts).toEqual([]);
    expect(messages.map((message) => message.text)).toEqual(['/start', 'Hello world']);
  });

  it('T21: a draft is gone after 30 seconds', async () => {
    await draft({ text: 'thinking' });
    await simulator.control.clock.advance(25_000);
    expect((await chat()).drafts).toHaveLength(1);
    await simulator.control.clock.advance(6000);
    expect((await chat()).drafts).toEqual([]);
  });

  it('T21: number 0 and a group are refused', async () => {
    expect(await draft({ draft_id: 0, text: 'x' })).toMatchObject(bad('RANDOM_ID_INVALID'));
    const group = { id: -100123, type: 'supergroup', title: 'Team' };
    const from = { id: desk.customer.id, is_bot: false, first_name: 'Anna' };
    const message = { message_id: 5, date: 1, chat: group, from, text: 'hi' };
    await simulator.control.telegram.inject({ bot: desk.bot.id, update: { message } });
    expect(await draft({ chat_id: -100123, text: 'x' })).toMatchObject(
      bad('TEXTDRAFT_PEER_INVALID'),
    );
    expect(await desk.call('sendMessage', { chat_id: -100123, text: 'x' })).toMatchObject({
      status: 200,
    });
  });

  it('T21: Stop is told to the bot, and only where the bot allowed it', async () => {
    const { telegram } = simulator.control;
    await draft({ text: 'one two' });
    await expect(telegram.stopDraft({ ...desk.seat, draftId: 7 })).rejects.toThrow(
      'There is no draft 7 that can be stopped.',
    );
    await draft({ text: 'one two three', can_stop: true });
    await telegram.stopDraft({ ...desk.seat, draftId: 7 });
    expect((await desk.updates({ offset: -1 }))[0]).toMatchObject({
      stopped_message_generation: { chat: { id: desk.customer.id }, draft_id: 7 },
    });
    expect(await draft({ text: 'one two three four', can_stop: true })).toMatchObject({
      result: true,
    });
    expect((await chat()).drafts).toEqual([]);
  });

  it('shows typing for five seconds', async () => {
    const action = (name: string) =>
      desk.call('sendChatAction', { chat_id: desk.customer.id, action: name });
    expect(await action('dancing')).toMatchObject(bad('wrong parameter action in request'));
    await action('typing');
    expect(await chat()).toMatchObject({ typing: true, actions: [{ action: 'typing' }] });
    await simulator.control.clock.advance(5000);
    expect(await chat()).toMatchObject({ typing: false });
  });
});

describe('flood limits', () => {
  it('T22: more than about one message a second to one chat is 429, and so is knocking early', async () => {
    await untilFlooded((i) => desk.send(`${i}`));
    const early = await desk.send('too early');
    expect(early).toMatchObject({ status: 429 });
    const seconds = early.parameters?.['retry_after'] ?? 0;
    await simulator.control.clock.advance(seconds * 1000);
    expect(await desk.send('in time')).toMatchObject({ status: 200 });
  });

  it('T22: an hour at one message a second is no flood', async () => {
    for (let i = 0; i < 20; i += 1) {
      expect(await desk.send(`${i}`)).toMatchObject({ status: 200 });
      await simulator.control.clock.advance(1000);
    }
  });

  it('T22: more than thirty messages a second in all is 429', async () => {
    const { telegram } = simulator.control;
    const many = await Promise.all(
      Array.from({ length: 70 }, async (_, i) => {
        const someone = await telegram.customer({ name: `Customer ${i}` });
        await telegram.say({ bot: desk.bot.id, customer: someone.id, text: 'hi' });
        return someone.id;
      }),
    );
    const answers = await Promise.all(
      many.map((id) => desk.call('sendMessage', { chat_id: id, text: 'news' })),
    );
    const passed = answers.filter((answer) => answer.status === 200).length;
    expect(passed).toBeGreaterThanOrEqual(30);
    expect(passed).toBeLessThan(70);
  });
});
