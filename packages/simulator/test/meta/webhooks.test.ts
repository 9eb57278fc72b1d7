import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { eventually } from '../desk.ts';
import { at, type Callback, type Posted } from './callback.ts';
import { newNumberDesk, type NumberDesk } from './desks.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

let desk: NumberDesk;
let callback: Callback;
beforeEach(async () => {
  desk = await newNumberDesk(simulator);
  callback = desk.callback;
});
afterEach(() => desk.close());

const TOPIC = 'whatsapp_business_account';
const DAY_MS = 86_400_000;
const meta = () => simulator.control.meta;
const advance = (ms: number) => simulator.control.clock.advance(ms);
const pending = () =>
  meta()
    .deliveries()
    .then((all) => all.filter((one) => one.appId === desk.number.appId));
const sha256 = (posted: Posted | undefined) =>
  `sha256=${createHmac('sha256', desk.number.appSecret)
    .update(posted?.raw ?? '')
    .digest('hex')}`;

describe('bytes and signatures', () => {
  it('W2: the body has lower-case escapes, and the signature is over exactly these bytes', async () => {
    await desk.say('Salom, narxi qancha? Цена 🚚');
    const [posted] = await callback.until(1);
    const text = posted?.raw.toString('latin1') ?? '';
    expect(text).toContain('\\u0426\\u0435\\u043d\\u0430 \\ud83d\\ude9a');
    expect(/^[\x20-\x7e]*$/.test(text)).toBe(true);
    expect(posted?.headers['x-hub-signature-256']).toBe(sha256(posted));
    expect(posted?.headers['content-type']).toBe('application/json');
  });

  it('W2: on demand the body is raw UTF-8 or has escaped slashes, signed as it is', async () => {
    const { appId: app } = desk.number;
    await meta().configure({ app, bytes: 'utf8' });
    await desk.say('Цена http://a/b');
    await meta().configure({ app, bytes: 'slashes' });
    await desk.say('Цена http://a/b');
    const [raw, slashes] = await callback.until(2);
    expect(raw?.raw.toString()).toContain('Цена http://a/b');
    expect(slashes?.raw.toString()).toContain('\\u0426\\u0435\\u043d\\u0430 http:\\/\\/a\\/b');
    expect(raw?.headers['x-hub-signature-256']).toBe(sha256(raw));
    expect(slashes?.headers['x-hub-signature-256']).toBe(sha256(slashes));
  });

  it.each([
    ['wrong', /^sha256=[0-9a-f]{64}$/],
    ['missing', undefined],
    ['sha1', undefined],
    ['bare', /^[0-9a-f]{64}$/],
    ['uppercase', /^sha256=[0-9A-F]{64}$/],
  ] as const)('W2: on demand the signature is %s', async (signature, shape) => {
    await meta().configure({ app: desk.number.appId, signature });
    await desk.say('forged');
    const [posted] = await callback.until(1);
    const header = posted?.headers['x-hub-signature-256'];
    if (shape) expect(header).toMatch(shape);
    else expect(header).toBeUndefined();
    expect(header).not.toBe(sha256(posted));
    const sha1 = posted?.headers['x-hub-signature'];
    if (signature === 'sha1') expect(sha1).toMatch(/^sha1=[0-9a-f]{40}$/);
    else expect(sha1).toBeUndefined();
  });

  it('W2: the documented vector of an escaped body comes out as documented', async () => {
    const { id: app } = await meta().app({ secret: 'test-app-secret-0123456789abcdef' });
    const { url, verifyToken } = callback;
    await meta().subscribe({ app, topic: TOPIC, url, verifyToken });
    const text = { body: 'Salom, narxi qancha? Цена 🚚' };
    const message = {
      from: '998901234567',
      id: 'wamid.A',
      timestamp: '1795348800',
      type: 'text',
      text,
    };
    const value = { messaging_product: 'whatsapp', messages: [message] };
    const entry = [{ id: '1', changes: [{ field: 'messages', value }] }];
    await meta().post({ app, topic: TOPIC, payload: { object: TOPIC, entry } });
    const [posted] = await callback.until(1);
    expect(posted?.headers['x-hub-signature-256']).toBe(
      'sha256=70eafce376f4620060f9615a414290bae2812ae72365d42bb756014eec1fc5ff',
    );
  });
});

describe('delivery', () => {
  it('W3: what is not answered 200 comes again, the same bytes, after growing pauses', async () => {
    callback.answer = (_, number) => (number < 9 ? ([500, 404, 201][number - 1] ?? 500) : 200);
    await desk.say('again');
    const pauses: number[] = [];
    for (let seen = 0; seen < 8;) {
      const [waiting] = await eventually(pending, ([one]) => (one?.attempts ?? 0) > seen);
      const { now } = await simulator.control.clock.now();
      const pause = (waiting?.nextAt ?? 0) - Date.parse(now);
      seen = waiting?.attempts ?? 0;
      pauses[seen] = pause;
      await advance(Math.max(0, pause));
    }
    for (const [attempt, seconds] of [
      [6, 32],
      [7, 64],
      [8, 128],
    ] as const) {
      expect(pauses[attempt]).toBeGreaterThan(seconds * 500);
      expect(pauses[attempt]).toBeLessThanOrEqual(seconds * 1000);
    }
    const got = await callback.until(9);
    expect(new Set(got.map((posted) => posted.raw.toString())).size).toBe(1);
    expect(await eventually(pending, (all) => all.length === 0)).toEqual([]);
  });

  it('W3: no answer within 20 s counts as none, and after 7 days it is given up', async () => {
    callback.answer = () => new Promise<number>(() => undefined);
    await desk.say('silence');
    await callback.until(1);
    await advance(20_000);
    await eventually(pending, ([one]) => (one?.attempts ?? 0) >= 1);
    callback.answer = () => 503;
    await advance(6 * DAY_MS);
    await callback.until(2);
    await eventually(pending, ([one]) => (one?.attempts ?? 0) >= 2);
    await advance(DAY_MS + 20_000);
    await callback.until(3);
    expect(await eventually(pending, (all) => all.length === 0)).toEqual([]);
  });

  it('W4: messages and statuses of a number, held, come in one POST', async () => {
    await desk.say('before');
    await callback.until(1);
    await meta().hold(desk.number.appId);
    await desk.say('first');
    await desk.say('second');
    await simulator.control.whatsapp.status({
      ...desk.seat,
      messageId: 'wamid.out1',
      status: 'read',
    });
    expect(await meta().release({ app: desk.number.appId })).toEqual({ posts: 1 });
    const posted = (await callback.until(2))[1];
    const changes = at(posted?.body, 'entry', 0, 'changes');
    expect(changes).toMatchObject([
      {
        value: {
          contacts: [{ wa_id: desk.customer.phone }],
          messages: [{ text: { body: 'first' } }, { text: { body: 'second' } }],
        },
      },
      { value: { statuses: [{ id: 'wamid.out1', status: 'read' }] } },
    ]);
  });

  it('W4: two numbers of two tenants under one app come in one POST', async () => {
    const { whatsapp } = simulator.control;
    const { appId: app } = desk.number;
    const other = await whatsapp.openNumber({ app });
    await meta().hold(app);
    await desk.say('for A');
    await whatsapp.say({ number: other.id, customer: desk.customer.id, text: 'for B' });
    await meta().release({ app });
    const [posted] = await callback.until(1);
    expect(posted?.body).toMatchObject({
      entry: [
        {
          id: desk.number.businessId,
          changes: [{ value: { metadata: { phone_number_id: desk.number.id } } }],
        },
        {
          id: other.businessId,
          changes: [{ value: { metadata: { phone_number_id: other.id } } }],
        },
      ],
    });
    const ids = [0, 1].map((entry) =>
      at(posted?.body, 'entry', entry, 'changes', 0, 'value', 'contacts', 0, 'user_id'),
    );
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('W5: on demand webhooks come twice, in the wrong order, or their answer is lost', async () => {
    const { appId: app } = desk.number;
    await meta().hold(app);
    await desk.say('earlier');
    await desk.say('later');
    await meta().release({ app, together: false, order: 'reversed', times: 2 });
    await callback.until(4);
    const texts = () => desk.values().map((value) => at(value, 'messages', 0, 'text', 'body'));
    expect(texts()).toEqual(['later', 'later', 'earlier', 'earlier']);
    const rule = { platform: 'whatsapp', method: 'webhook', bot: desk.number.id } as const;
    const { faults } = simulator.control;
    await faults.add({ ...rule, times: 1, action: { kind: 'duplicate' } });
    await desk.say('doubled');
    await callback.until(6);
    await faults.add({ ...rule, times: 1, action: { kind: 'drop', when: 'after' } });
    await desk.say('told twice');
    await callback.until(8);
    expect(texts().slice(4)).toEqual(['doubled', 'doubled', 'told twice', 'told twice']);
  });

  it('what happens in one chat arrives in its order, and a slow answer holds no other chat up', async () => {
    const gate = Promise.withResolvers<number>();
    const bob = await simulator.control.whatsapp.customer({ name: 'Bob' });
    callback.answer = ({ raw }) => (raw.includes('slow') ? gate.promise : 200);
    await desk.say('slow');
    await desk.say('after');
    await simulator.control.whatsapp.say({ ...desk.seat, customer: bob.id, text: 'other chat' });
    await callback.until(2);
    gate.resolve(200);
    await callback.until(3);
    const texts = desk.values().map((value) => at(value, 'messages', 0, 'text', 'body'));
    expect(texts.filter((text) => text !== 'other chat')).toEqual(['slow', 'after']);
    expect(texts.indexOf('other chat')).toBeLessThan(2);
  });

  it('W16: unknown fields, types and objects and the test event are delivered as they are', async () => {
    const { whatsapp } = simulator.control;
    const number = desk.number.id;
    await whatsapp.inject({ number, field: 'future_field', value: { x: 1 } });
    await callback.until(1);
    await whatsapp.say({ ...desk.seat, raw: { type: 'hologram', content: { id: '1' } } });
    await whatsapp.say({ ...desk.seat, unsupported: 'poll' });
    await callback.until(3);
    const other = { object: 'page', entry: [] };
    const app = desk.number.appId;
    expect(await meta().post({ app, topic: TOPIC, payload: other })).toEqual({ status: 200 });
    expect(await meta().post({ app, topic: TOPIC, text: '{"cut' })).toEqual({ status: 200 });
    const got = await callback.until(5);
    const [future, hologram, unsupported] = desk.values();
    expect(future).toMatchObject({ x: 1, metadata: { phone_number_id: number } });
    expect(at(hologram, 'messages', 0)).toMatchObject({ type: 'hologram', hologram: { id: '1' } });
    expect(at(unsupported, 'messages', 0)).toMatchObject({
      type: 'unsupported',
      errors: [{ code: 131051 }],
    });
    expect(got[3]?.body).toEqual(other);
    expect(got[4]?.raw.toString()).toBe('{"cut');
  });
});
