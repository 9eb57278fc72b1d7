import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WaSay } from '../../src/control/whatsapp.ts';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at } from '../meta/callback.ts';
import { newNumberDesk, type NumberDesk } from '../meta/desks.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

let desk: NumberDesk;
beforeEach(async () => {
  desk = await newNumberDesk(simulator);
});
afterEach(() => desk.close());

const wa = () => simulator.control.whatsapp;
const message = (n: number) => at(desk.values()[n], 'messages', 0);
const base = {
  timestamp: expect.stringMatching(/^\d{10}$/),
  from: expect.any(String),
  from_user_id: expect.any(String),
  id: expect.any(String),
};
const media = { id: expect.stringMatching(/^\d+$/), sha256: expect.stringMatching(/=$/) };

describe('what customers send', () => {
  const kinds: [string, Partial<WaSay>, Record<string, unknown>][] = [
    ['text', { text: 'hi' }, { type: 'text', text: { body: 'hi' } }],
    [
      'image',
      { image: { caption: 'look' } },
      { type: 'image', image: { ...media, caption: 'look', mime_type: 'image/jpeg' } },
    ],
    ['video', { video: true }, { type: 'video', video: { ...media, mime_type: 'video/mp4' } }],
    [
      'audio',
      { audio: true },
      { type: 'audio', audio: { ...media, mime_type: 'audio/mpeg', voice: false } },
    ],
    [
      'voice',
      { voice: true },
      { type: 'audio', audio: { ...media, mime_type: 'audio/ogg; codecs=opus', voice: true } },
    ],
    [
      'document',
      { document: { fileName: 'a.pdf' } },
      { type: 'document', document: { ...media, filename: 'a.pdf', mime_type: 'application/pdf' } },
    ],
    [
      'sticker',
      { sticker: true },
      { type: 'sticker', sticker: { ...media, mime_type: 'image/webp', animated: false } },
    ],
    [
      'location',
      { location: { latitude: 41.3, longitude: 69.2, name: 'Chorsu' } },
      { type: 'location', location: { latitude: 41.3, longitude: 69.2, name: 'Chorsu' } },
    ],
    [
      'contacts',
      { contacts: [{ name: { formatted_name: 'Olim' } }] },
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Olim' } }] },
    ],
    ['order', { order: { catalog_id: '1' } }, { type: 'order', order: { catalog_id: '1' } }],
  ];

  it.each(kinds)('W4: a message of kind %s has its real shape', async (_, said, expected) => {
    await wa().say({ ...desk.seat, ...said });
    await desk.callback.until(1);
    expect(message(0)).toEqual({ ...base, ...expected });
  });

  it('answers and forwarded messages carry their context', async () => {
    const first = await desk.say('first');
    const sent = await desk.send('answer');
    const answerId = String(at(sent.body, 'messages', 0, 'id'));
    await desk.callback.until(3);
    await wa().say({ ...desk.seat, text: 'to you', replyTo: answerId });
    await desk.callback.until(4);
    await wa().say({ ...desk.seat, text: 'to me', replyTo: first.messageId });
    await desk.callback.until(5);
    await wa().say({ ...desk.seat, text: 'passed on', forwarded: 'often' });
    await desk.callback.until(6);
    expect(at(message(3), 'context')).toEqual({ from: desk.number.phone, id: answerId });
    expect(at(message(4), 'context')).toEqual({ from: desk.customer.phone, id: first.messageId });
    expect(at(message(5), 'context')).toEqual({ frequently_forwarded: true });
  });

  it('buttons and rows come back as they were sent, with the message they belong to', async () => {
    await desk.say('hello');
    const buttons = [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }];
    const rows = [{ id: 'r1', title: 'Row', description: 'First' }];
    const interactive = (type: string, action: unknown) => ({
      type: 'interactive',
      interactive: { type, body: { text: 'Choose' }, action },
    });
    await desk.send(interactive('button', { buttons }));
    await desk.send(interactive('list', { button: 'Menu', sections: [{ rows }] }));
    const [first, second] = await wa().wait({ ...desk.seat, count: 2 });
    await desk.callback.until(5);
    await wa().press({ ...desk.seat, messageId: first?.id ?? '', button: 'Yes' });
    await desk.callback.until(6);
    await wa().press({ ...desk.seat, messageId: second?.id ?? '', button: 'r1' });
    await desk.callback.until(7);
    expect(message(5)).toMatchObject({
      context: { from: desk.number.phone, id: first?.id },
      type: 'interactive',
      interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
    });
    expect(message(6)).toMatchObject({
      context: { id: second?.id },
      interactive: {
        type: 'list_reply',
        list_reply: { id: 'r1', title: 'Row', description: 'First' },
      },
    });
    const press = { ...desk.seat, messageId: first?.id ?? '', button: 'No' };
    await expect(wa().press(press)).rejects.toThrow('has no button No');
  });

  it('a template of quick replies comes back as a button', async () => {
    const { id: number } = desk.number;
    await wa().template({ number, name: 'hello', components: [{ type: 'BODY', text: 'Hi' }] });
    const template = { name: 'hello', language: { code: 'en_US' } };
    await desk.send({ type: 'template', template });
    const [sent] = await wa().wait(desk.seat);
    await desk.callback.until(2);
    await wa().press({ ...desk.seat, messageId: sent?.id ?? '', button: 'Stop' });
    await desk.callback.until(3);
    expect(message(2)).toMatchObject({
      type: 'button',
      button: { payload: 'Stop', text: 'Stop' },
      context: { id: sent?.id },
    });
  });

  it('reactions, edits and deletions name the message they are about', async () => {
    const { messageId } = await desk.say('helo');
    await desk.callback.until(1);
    const about = { ...desk.seat, messageId };
    await wa().react({ ...about, emoji: '😮' });
    await desk.callback.until(2);
    await wa().react(about);
    await desk.callback.until(3);
    await wa().edit({ ...about, text: 'hello' });
    await desk.callback.until(4);
    await wa().remove(about);
    await desk.callback.until(5);
    expect([1, 2, 3, 4].map((n) => message(n))).toMatchObject([
      { type: 'reaction', reaction: { message_id: messageId, emoji: '😮' } },
      { type: 'reaction', reaction: { message_id: messageId } },
      {
        type: 'edit',
        edit: {
          original_message_id: messageId,
          message: { type: 'text', text: { body: 'hello' } },
        },
      },
      { type: 'revoke', revoke: { original_message_id: messageId } },
    ]);
    expect(at(message(2), 'reaction', 'emoji')).toBeUndefined();
    const { messages } = await wa().chat(desk.seat);
    expect(messages).toMatchObject([{ content: { body: 'hello' }, edited: true, deleted: true }]);
  });

  it('a human who answers from the phone app is an echo, not a message', async () => {
    await desk.say('hello');
    await desk.callback.until(1);
    await wa().echo({ ...desk.seat, text: 'A human here' });
    const posted = (await desk.callback.until(2))[1];
    expect(at(posted?.body, 'entry', 0, 'changes', 0)).toMatchObject({
      field: 'smb_message_echoes',
      value: {
        message_echoes: [
          { from: desk.number.phone, to: desk.customer.phone, text: { body: 'A human here' } },
        ],
      },
    });
  });

  it('a new device of the customer is told as a change of identity', async () => {
    await wa().changeIdentity(desk.seat);
    await desk.callback.until(1);
    expect(message(0)).toMatchObject({
      type: 'system',
      system: { type: 'customer_identity_changed' },
      identity: { acknowledged: true },
    });
  });

  it('W12: read and typing in one call are seen; of an unknown message they are refused', async () => {
    const { messageId } = await desk.say('hello');
    const read = (id: string) =>
      desk.call('me/messages', {
        messaging_product: 'whatsapp',
        status: 'read',
        message_id: id,
        typing_indicator: { type: 'text' },
      });
    expect((await read(messageId)).body).toEqual({ success: true });
    expect(await wa().chat(desk.seat)).toMatchObject({ readId: messageId, typing: true });
    await simulator.control.clock.advance(25_000);
    expect(await wa().chat(desk.seat)).toMatchObject({ readId: messageId, typing: false });
    expect(await read('wamid.unknown')).toMatchObject({ status: 400, error: { code: 131009 } });
  });

  it('whoever the business has blocked is not heard', async () => {
    await desk.say('hello');
    await desk.callback.until(1);
    const users = { messaging_product: 'whatsapp', block_users: [{ user: desk.customer.phone }] };
    const blocked = await desk.call('me/block_users', users);
    expect(at(blocked.body, 'block_users', 'added_users', 0, 'wa_id')).toBe(desk.customer.phone);
    expect(await desk.say('anyone?')).toMatchObject({ update: null });
    await desk.call('me/block_users', users, 'DELETE');
    await desk.say('back');
    await desk.callback.until(2);
    expect(message(1)).toMatchObject({ text: { body: 'back' } });
  });
});
