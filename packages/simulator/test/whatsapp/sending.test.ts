import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at } from '../meta/callback.ts';
import { graph, newNumberDesk, type NumberDesk } from '../meta/desks.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

let desk: NumberDesk;
beforeEach(async () => {
  await simulator.control.clock.set('2026-11-23T09:00:00Z');
  desk = await newNumberDesk(simulator);
});
afterEach(() => desk.close());

const HOUR_MS = 3_600_000;
const wa = () => simulator.control.whatsapp;
const advance = (ms: number) => simulator.control.clock.advance(ms);
const open = async () => {
  await desk.say('hello');
  await desk.callback.until(1);
};
const statuses = () =>
  desk
    .values()
    .map((value) => at(value, 'statuses', 0))
    .filter((status) => status !== undefined);
const kinds = () => statuses().map((status) => at(status, 'status'));

describe('statuses', () => {
  it('W6: `delivered` can be left out, and what was not sent can have a status', async () => {
    await open();
    await wa().configure({ number: desk.number.id, statuses: ['sent'] });
    const answer = await desk.send({
      type: 'text',
      text: { body: 'hi' },
      biz_opaque_callback_data: 'ours-7',
    });
    await desk.callback.until(2);
    await wa().read(desk.seat);
    await desk.callback.until(3);
    expect(kinds()).toEqual(['sent', 'read']);
    expect(statuses()[0]).toMatchObject({ biz_opaque_callback_data: 'ours-7' });
    expect(at(answer.body, 'messages', 0, 'id')).toBe(at(statuses()[0], 'id'));
    await wa().status({ ...desk.seat, messageId: 'wamid.never-sent', status: 'delivered' });
    await desk.callback.until(4);
    expect(statuses()[2]).toMatchObject({ id: 'wamid.never-sent', status: 'delivered' });
    await wa().status({ ...desk.seat, messageId: 'wamid.never-sent', status: 'teleported' });
    await desk.callback.until(5);
    expect(statuses()[3]).toMatchObject({ id: 'wamid.never-sent', status: 'teleported' });
  });

  it('W5: a status may come before the send is answered', async () => {
    await open();
    await wa().configure({ number: desk.number.id, overtake: true });
    let isAnswered = false;
    const wasAnswered: boolean[] = [];
    desk.callback.answer = () => {
      wasAnswered.push(isAnswered);
      return 200;
    };
    await desk.send('quick');
    isAnswered = true;
    await desk.callback.until(3);
    expect(wasAnswered).toEqual([false, true]);
    expect(kinds()).toEqual(['sent', 'delivered']);
  });

  it('W15: since Oct 1 2026 the messages of the 24 hours are billed; before they were not', async () => {
    await open();
    await desk.send('billed');
    await desk.callback.until(3);
    expect(statuses()[0]).toMatchObject({
      pricing: { billable: true, pricing_model: 'PMP', type: 'regular', category: 'service' },
    });
    await simulator.control.clock.set('2026-09-30T09:00:00Z');
    await desk.say('again');
    await desk.send('free');
    await desk.callback.until(6);
    expect(statuses()[2]).toMatchObject({
      pricing: { billable: false, type: 'free_customer_service', category: 'service' },
    });
  });
});

describe('the window', () => {
  it('W7: after 24 hours free text is taken and fails later with 131047, or at once', async () => {
    await open();
    await advance(24 * HOUR_MS + 1000);
    const late = await desk.send('too late');
    expect(late.status).toBe(200);
    await desk.callback.until(2);
    expect(statuses()[0]).toMatchObject({
      id: at(late.body, 'messages', 0, 'id'),
      status: 'failed',
      errors: [{ code: 131047, title: 'Re-engagement message' }],
    });
    expect(at(statuses()[0], 'pricing')).toBeUndefined();
    await wa().configure({ number: desk.number.id, windowRefusal: 'now' });
    expect(await desk.send('too late')).toMatchObject({
      status: 400,
      error: {
        code: 131047,
        message: '(#131047) Re-engagement message',
        details: expect.stringContaining('more than 24 hours'),
      },
    });
  });

  it('W7: a template passes, if it exists, is approved and gets its parameters', async () => {
    const { number } = desk;
    const components = [{ type: 'BODY', text: 'Hello {{1}}, your order {{2}} is ready.' }];
    const name = 'order_ready';
    await wa().template({ number: number.id, name, components });
    await wa().template({ number: number.id, name: 'paused', components: [], status: 'PAUSED' });
    const send = (template: unknown) => desk.send({ type: 'template', template });
    const language = { code: 'en_US' };
    const filled = (...texts: string[]) => [
      { type: 'body', parameters: texts.map((text) => ({ type: 'text', text })) },
    ];
    const list = await desk.call(`${number.businessId}/message_templates?name=${name}`);
    expect(at(list.body, 'data')).toMatchObject([{ name, status: 'APPROVED', language: 'en_US' }]);
    expect(await send({ name, language, components: filled('Anna', '17') })).toMatchObject({
      body: { messages: [{ message_status: 'accepted' }] },
    });
    const [got] = await wa().wait(desk.seat);
    expect(at(got, 'content', 'rendered')).toBe('Hello Anna, your order 17 is ready.');
    await desk.callback.until(2);
    expect(statuses()[0]).toMatchObject({ pricing: { category: 'utility', billable: true } });
    const refused = async (template: unknown) => (await send(template)).error.code;
    expect(await refused({ name: 'unknown', language })).toBe(132001);
    expect(await refused({ name: 'paused', language })).toBe(132015);
    expect(await refused({ name, language, components: filled('Anna') })).toBe(132000);
    expect(await refused({ name, language, components: filled('', '1') })).toBe(132012);
  });

  it('W8: a message reopens the window; one from an ad opens 72 hours free of charge', async () => {
    await open();
    await advance(25 * HOUR_MS);
    await desk.say('me again');
    await desk.send('welcome back');
    await wa().wait(desk.seat);
    await wa().say({ ...desk.seat, text: 'I saw your ad', referral: { source_type: 'ad' } });
    await advance(71 * HOUR_MS);
    await desk.send('still free');
    await desk.callback.until(7);
    const messages = desk.values().map((value) => at(value, 'messages', 0));
    expect(messages).toContainEqual(
      expect.objectContaining({ referral: { source_type: 'ad' }, type: 'text' }),
    );
    const { freeEntryUntil, windowUntil } = await wa().chat(desk.seat);
    expect(freeEntryUntil).not.toBeNull();
    expect(windowUntil).toBeNull();
    expect(statuses().at(-1)).toMatchObject({
      pricing: { billable: false, type: 'free_entry_point', category: 'referral_conversion' },
    });
    await advance(2 * HOUR_MS);
    await desk.send('too late');
    await desk.callback.until(8);
    expect(kinds().at(-1)).toBe('failed');
  });
});

describe('rates', () => {
  it('W9: past the burst, a second message to one customer within 6 s is 131056', async () => {
    await open();
    await wa().configure({ number: desk.number.id, pairBurst: 2 });
    expect((await desk.send('1')).status).toBe(200);
    expect((await desk.send('2')).status).toBe(200);
    expect(await desk.send('3')).toMatchObject({ status: 429, error: { code: 131056 } });
    const other = await wa().customer({ name: 'Bob' });
    await wa().say({ number: desk.number.id, customer: other.id, text: 'hi' });
    expect((await desk.send({ to: other.phone, text: { body: 'you' } })).status).toBe(200);
    await advance(6000);
    expect((await desk.send('3')).status).toBe(200);
    expect((await desk.send('4')).status).toBe(429);
  });

  it('W9: a number that sends more than its throughput in a second gets 130429', async () => {
    await open();
    await wa().configure({ number: desk.number.id, perSecond: 3 });
    const answers = await Promise.all(['1', '2', '3', '4'].map((text) => desk.send(text)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 429]);
    expect(answers.find(({ status }) => status === 429)?.error.code).toBe(130429);
    await advance(1000);
    expect((await desk.send('5')).status).toBe(200);
  });
});

describe('who may call, and whom', () => {
  it('W14: a wrong token is 401 with 190, a missing one 104, a revoked or old one 190 with its reason', async () => {
    const { control, whatsappUrl } = simulator;
    const url = `${whatsappUrl}/v25.0/${desk.number.id}?fields=verified_name`;
    expect(await graph(url, 'EAAwrong')).toMatchObject({ status: 401, error: { code: 190 } });
    expect(await graph(url, undefined)).toMatchObject({ status: 401, error: { code: 104 } });
    expect(await graph(url, desk.number.token)).toMatchObject({ status: 200 });
    const { token } = await control.meta.token({
      app: desk.number.appId,
      opens: desk.number.businessId,
      lifeMs: HOUR_MS,
    });
    expect((await graph(url, token)).status).toBe(200);
    await advance(HOUR_MS);
    expect(await graph(url, token)).toMatchObject({
      status: 401,
      error: { code: 190, subcode: 463 },
    });
    await control.meta.revoke(desk.number.token);
    expect(await graph(url, desk.number.token)).toMatchObject({
      error: { code: 190, subcode: 460 },
    });
  });

  it('W14: a number of another business, or of nobody, is 400 with 100 and 33', async () => {
    const other = await wa().openNumber();
    const message = { messaging_product: 'whatsapp', to: '998901112233', text: { body: 'x' } };
    for (const id of [other.id, '1234567']) {
      expect(await desk.call(`${id}/messages`, message)).toMatchObject({
        status: 400,
        error: { code: 100, subcode: 33 },
      });
    }
    expect(await desk.call('me/unknown_edge', {})).toMatchObject({ error: { code: 2500 } });
    const url = `${simulator.whatsappUrl}/v3.0/${desk.number.id}`;
    expect(await graph(url, desk.number.token)).toMatchObject({ error: { code: 2635 } });
  });

  it('W10: who has a username is nowhere named by number, and is reached by the id alone', async () => {
    const hidden = await wa().customer({ name: 'Test User', username: 'testuser' });
    const seat = { number: desk.number.id, customer: hidden.id };
    await wa().say({ ...seat, text: 'Hello' });
    const [posted] = await desk.callback.until(1);
    expect(posted?.raw.toString()).not.toContain(hidden.phone);
    const value = desk.values()[0];
    const userId = at(value, 'contacts', 0, 'user_id');
    expect(at(value, 'contacts', 0, 'profile', 'username')).toBe('testuser');
    expect(at(value, 'messages', 0)).toMatchObject({ from_user_id: userId });
    const sent = await desk.send({ to: undefined, recipient: userId, text: { body: 'Hi' } });
    expect(sent.body).toMatchObject({ contacts: [{ input: userId, user_id: userId }] });
    await desk.callback.until(3);
    expect(statuses()[0]).toMatchObject({ recipient_user_id: userId, status: 'sent' });
    expect(at(statuses()[0], 'recipient_id')).toBeUndefined();
    await desk.send({ to: hidden.phone, text: { body: 'Hi' } });
    await desk.callback.until(4);
    expect(statuses()[2]).toMatchObject({ status: 'failed', errors: [{ code: 131026 }] });
    expect(
      await desk.send({ to: undefined, recipient: 'UZ.0', text: { body: 'x' } }),
    ).toMatchObject({ error: { code: 131063 } });
  });

  it('W10: a new number means a new id, told by a line of the chat and by an event', async () => {
    await open();
    const before = at(desk.values()[0], 'contacts', 0, 'user_id');
    await wa().move({ ...desk.seat, phone: '998977777777' });
    await desk.callback.until(3);
    const all = desk.values().slice(1);
    const system = all.find((value) => at(value, 'messages', 0, 'type') === 'system');
    const update = all.find((value) => at(value, 'user_id_update', 0) !== undefined);
    const after = at(system, 'messages', 0, 'system', 'user_id');
    expect(after).not.toBe(before);
    expect(at(system, 'messages', 0)).toMatchObject({
      from: desk.customer.phone,
      from_user_id: before,
      system: { type: 'user_changed_number', wa_id: '998977777777' },
    });
    expect(at(update, 'user_id_update', 0)).toMatchObject({
      wa_id: '998977777777',
      user_id: { previous: before, current: after },
    });
  });

  it('who has blocked the business, or has no WhatsApp, is not reached: failed with 131026', async () => {
    await open();
    await wa().block(desk.seat);
    await desk.send('anyone?');
    await desk.send({ to: '99890000', text: { body: 'nobody' } });
    await desk.callback.until(3);
    expect(statuses()).toMatchObject([
      { status: 'failed', errors: [{ code: 131026 }] },
      { status: 'failed', errors: [{ code: 131026 }], recipient_id: '99890000' },
    ]);
    await expect(desk.say('hm')).rejects.toThrow('has blocked');
    expect(await desk.send({ to: desk.number.phone, text: { body: 'me' } })).toMatchObject({
      error: { code: 131021 },
    });
  });
});
