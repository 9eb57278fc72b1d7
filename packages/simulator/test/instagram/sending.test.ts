import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at } from '../meta/callback.ts';
import { type AccountDesk, newAccountDesk } from '../meta/desks.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

let desk: AccountDesk;
beforeEach(async () => {
  desk = await newAccountDesk(simulator);
  await desk.say('hello');
  await desk.callback.until(1);
});
afterEach(() => desk.close());

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ig = () => simulator.control.instagram;
const advance = (ms: number) => simulator.control.clock.advance(ms);
const image = { type: 'image', payload: { url: 'https://cdn.example.com/a.png' } };
const reply = (title: string) => ({ content_type: 'text', title, payload: title });

describe('limits', () => {
  it('I3: 1000 bytes pass and 1001 do not, whatever the letters', async () => {
    expect((await desk.send('я'.repeat(500))).status).toBe(200);
    expect((await desk.send('a'.repeat(1000))).status).toBe(200);
    const long = await desk.send('я'.repeat(500) + 'a');
    expect(long).toMatchObject({ status: 400, error: { code: 100 } });
    expect(long.error.message).toContain('less than or equal to 1000');
    expect(await desk.send('я'.repeat(501))).toMatchObject({ error: { code: 100 } });
  });

  it.each([
    ['13 quick replies', { text: 'Choose', quick_replies: Array(13).fill(reply('A')) }, 200],
    ['14 quick replies', { text: 'Choose', quick_replies: Array(14).fill(reply('A')) }, 400],
    ['a title of 21', { text: 'Choose', quick_replies: [reply('a'.repeat(21))] }, 400],
    ['a picture', { attachment: image }, 200],
    ['two pictures', { attachments: [image, image] }, 200],
    ['a heart', { attachment: { type: 'like_heart' } }, 200],
    ['a picture from nowhere', { attachment: { type: 'image', payload: {} } }, 400],
    ['text and picture', { text: 'x', attachment: image }, 400],
    ['nothing', {}, 400],
    ['an unknown kind', { attachment: { type: 'hologram', payload: { url: 'x' } } }, 400],
  ])('I3: %s: its answer', async (_, message, status) => {
    expect((await desk.send({ message })).status).toBe(status);
  });

  it('a message for somebody unknown, or who never wrote, is 100 with 2534014', async () => {
    const nobody = { recipient: { id: '123456' }, message: { text: 'x' } };
    const refused = { status: 400, error: { code: 100, subcode: 2534014 } };
    expect(await desk.call('me/messages', nobody)).toMatchObject(refused);
    const other = await ig().customer({ name: 'Silent' });
    const { scopedId } = await ig().chat({ account: desk.account.id, customer: other.id });
    const silent = { recipient: { id: scopedId }, message: { text: 'x' } };
    expect(await desk.call('me/messages', silent)).toMatchObject(refused);
  });

  it('an account that sends more than its rate gets 613', async () => {
    await ig().configure({ account: desk.account.id, perSecond: 2 });
    const answers = await Promise.all(['1', '2', '3'].map((text) => desk.send(text)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 400]);
    expect(answers.find(({ status }) => status === 400)?.error.code).toBe(613);
    await advance(1000);
    expect((await desk.send('3')).status).toBe(200);
  });
});

describe('the window', () => {
  it('I4: a closed window is 403 with 10 and 2534022, in the language of the account', async () => {
    await advance(DAY_MS + 1000);
    const late = await desk.send('too late');
    expect(late).toMatchObject({
      status: 403,
      error: { code: 10, subcode: 2534022 },
      body: { error: { type: 'IGApiException' } },
    });
    expect(late.error.message).toMatch(/[а-я]/);
    expect(late.headers.get('www-authenticate')).toContain('OAuth');
    await desk.say('me again');
    expect((await desk.send('in time')).status).toBe(200);
  });

  it('I5: HUMAN_AGENT passes for 7 days and is recorded; no other tag does', async () => {
    await advance(6 * DAY_MS);
    const tagged = (tag: string) =>
      desk.send({ messaging_type: 'MESSAGE_TAG', tag, message: { text: 'a person' } });
    expect(await tagged('ACCOUNT_UPDATE')).toMatchObject({ status: 400, error: { code: 100 } });
    expect((await tagged('HUMAN_AGENT')).status).toBe(200);
    const { messages } = await ig().chat(desk.seat);
    expect(messages.map(({ tag }) => tag)).toEqual([undefined, 'HUMAN_AGENT']);
    await advance(DAY_MS + 1000);
    expect(await tagged('HUMAN_AGENT')).toMatchObject({ status: 403, error: { code: 10 } });
  });
});

describe('actions', () => {
  it('I6: typing and seen are accepted and show; an unknown action is refused', async () => {
    const act = (action: string) => desk.send({ sender_action: action });
    const { scopedId } = await ig().chat(desk.seat);
    expect((await act('typing_on')).body).toEqual({ recipient_id: scopedId });
    expect(await ig().chat(desk.seat)).toMatchObject({ typing: true, seenAt: null });
    await act('typing_off');
    await act('mark_seen');
    const { typing, seenAt } = await ig().chat(desk.seat);
    expect([typing, typeof seenAt]).toEqual([false, 'string']);
    expect(await act('dance')).toMatchObject({ status: 400, error: { code: 100 } });
  });

  it('a reaction of the account shows on the message, and goes', async () => {
    const { messageId } = await desk.say('nice');
    const react = (action: string) =>
      desk.send({ sender_action: action, payload: { message_id: messageId, reaction: 'love' } });
    await react('react');
    const reactions = async () =>
      (await ig().chat(desk.seat)).messages.map(({ reaction }) => reaction);
    expect(await reactions()).toEqual([undefined, '❤️']);
    await react('unreact');
    expect(await reactions()).toEqual([undefined, undefined]);
  });

  it('I2: a human who answers in the app is an echo with a mid that no send gave', async () => {
    const sent = await desk.send('from us');
    await desk.callback.until(2);
    const { messageId } = await ig().echo({ ...desk.seat, text: 'I take over' });
    await desk.callback.until(3);
    const echoes = desk.events().slice(1);
    expect(echoes).toMatchObject([
      { message: { mid: at(sent.body, 'message_id'), is_echo: true } },
      {
        sender: { id: desk.account.id },
        message: { mid: messageId, text: 'I take over', is_echo: true },
      },
    ]);
    expect((await ig().chat(desk.seat)).messages.at(-1)).toMatchObject({ from: 'app' });
  });

  it('I2: an echo may come before the send is answered', async () => {
    await ig().configure({ account: desk.account.id, overtake: true });
    let isAnswered = false;
    const wasAnswered: boolean[] = [];
    desk.callback.answer = () => {
      wasAnswered.push(isAnswered);
      return 200;
    };
    const sent = await desk.send('quick');
    isAnswered = true;
    expect(wasAnswered).toEqual([false]);
    expect(at(desk.events()[1], 'message', 'mid')).toBe(at(sent.body, 'message_id'));
  });

  it('I2: echoes show attachments as a list, and can be left out', async () => {
    await desk.send({ message: { attachment: image } });
    await desk.callback.until(2);
    expect(at(desk.events()[1], 'message', 'attachments')).toEqual([image]);
    await ig().configure({ account: desk.account.id, echoes: false });
    await desk.send('silent');
    await desk.say('next');
    await desk.callback.until(3);
    expect(at(desk.events()[2], 'message', 'text')).toBe('next');
  });
});

describe('comments', () => {
  const comment = async (text = 'price?') => {
    const before = desk.callback.got.length;
    const { commentId } = await ig().comment({ ...desk.seat, text });
    await desk.callback.until(before + 1);
    return commentId;
  };
  const privately = (commentId: string) =>
    desk.call('me/messages', { recipient: { comment_id: commentId }, message: { text: 'Hi' } });

  it('I10: a comment is answered privately once, within 7 days', async () => {
    const first = await comment();
    expect(await privately(first)).toMatchObject({
      status: 200,
      body: { recipient_id: expect.any(String), message_id: expect.any(String) },
    });
    expect(await privately(first)).toMatchObject({ status: 403, error: { code: 10 } });
    const second = await comment();
    await advance(7 * DAY_MS + 1000);
    expect(await privately(second)).toMatchObject({ status: 403, error: { code: 10 } });
    expect(await privately('17900000000000009')).toMatchObject({ error: { code: 100 } });
  });

  it('a comment is answered publicly, hidden and deleted; own comments come back, too', async () => {
    const id = await comment();
    const answered = await desk.call(`${id}/replies`, { message: 'It is 20 dollars' });
    await desk.callback.until(3);
    expect(at(desk.callback.got[2]?.body, 'entry', 0, 'changes', 0)).toMatchObject({
      field: 'comments',
      value: {
        from: { id: desk.account.id },
        id: at(answered.body, 'id'),
        parent_id: id,
        text: 'It is 20 dollars',
      },
    });
    expect((await desk.call(`${id}/replies`)).body).toMatchObject({
      data: [{ text: 'It is 20 dollars' }],
    });
    expect((await desk.call(id, { hide: true })).body).toEqual({ success: true });
    expect((await desk.call(id)).body).toMatchObject({ text: 'price?', hidden: true });
    await desk.call(id, undefined, 'DELETE');
    expect((await desk.call(id)).status).toBe(400);
  });
});
