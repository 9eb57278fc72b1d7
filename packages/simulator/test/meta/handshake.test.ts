import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { type Callback, openCallback } from './callback.ts';
import { graph, newNumberDesk, type NumberDesk } from './desks.ts';

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
const meta = () => simulator.control.meta;

describe('the handshake', () => {
  it('W1: an address is taken when it gives the bare challenge to the right token', async () => {
    const [asked] = callback.asked;
    expect(asked?.get('hub.mode')).toBe('subscribe');
    expect(asked?.get('hub.challenge')).toMatch(/^\d+$/);
    expect(asked?.get('hub.verify_token')).toBe('verify-me');
  });

  it('W1: a wrong token, a wrapped challenge or silence fails, and the reason is told', async () => {
    const wish = { app: desk.number.appId, topic: TOPIC, url: callback.url } as const;
    const subscribe = (verifyToken: string) => meta().subscribe({ ...wish, verifyToken });
    await expect(subscribe('another')).rejects.toThrow('It answered 403');
    callback.greeting = { status: 200, body: '"12345"' };
    await expect(subscribe('verify-me')).rejects.toThrow('Response does not match challenge');
    await expect(
      meta().subscribe({ ...wish, url: 'http://127.0.0.1:1/hooks', verifyToken: 'verify-me' }),
    ).rejects.toThrow('Connection refused');
  });

  it('W1: without local mode only https is asked at all', async () => {
    const strict = await launchSimulator({ local: false });
    const { id: app } = await strict.control.meta.app();
    const wish = { app, topic: TOPIC, url: callback.url, verifyToken: 'verify-me' } as const;
    const before = callback.asked.length;
    await expect(strict.control.meta.subscribe(wish)).rejects.toThrow('must begin with https');
    expect(callback.asked).toHaveLength(before);
    await strict.stop();
  });

  it('W1: an app sets its address over the Graph API with its own token alone', async () => {
    const other = await openCallback('second');
    const url = `${simulator.whatsappUrl}/v25.0/${desk.number.appId}/subscriptions`;
    const body = { object: TOPIC, callback_url: other.url, verify_token: 'second' };
    const own = `${desk.number.appId}|${desk.number.appSecret}`;
    expect(await graph(url, desk.number.token, { body })).toMatchObject({ error: { code: 190 } });
    expect(await graph(url, own, { body: { ...body, verify_token: 'x' } })).toMatchObject({
      status: 400,
      error: { code: 2200 },
    });
    expect(await graph(url, own, { body })).toMatchObject({ body: { success: true } });
    await desk.say('hello');
    await other.until(1);
    expect(callback.got).toHaveLength(0);
    await other.close();
  });

  it('W1: a business, and before it a number, may have an address of its own', async () => {
    const [ofBusiness, ofNumber] = await Promise.all([openCallback('b'), openCallback('n')]);
    const override = (one: Callback) => ({
      override_callback_uri: one.url,
      verify_token: one.verifyToken,
    });
    await desk.call(`${desk.number.businessId}/subscribed_apps`, override(ofBusiness));
    await desk.say('one');
    await ofBusiness.until(1);
    await desk.call('me', { webhook_configuration: override(ofNumber) });
    await desk.say('two');
    await ofNumber.until(1);
    await desk.call('me', { webhook_configuration: { override_callback_uri: '' } });
    await desk.call(`${desk.number.businessId}/subscribed_apps`, {});
    await desk.say('three');
    await callback.until(1);
    expect([ofBusiness.got.length, ofNumber.got.length]).toEqual([1, 1]);
    await Promise.all([ofBusiness.close(), ofNumber.close()]);
  });
});
