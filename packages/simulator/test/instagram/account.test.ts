import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at, openCallback } from '../meta/callback.ts';
import { type AccountDesk, graph, newAccountDesk } from '../meta/desks.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

let desk: AccountDesk;
beforeEach(async () => {
  desk = await newAccountDesk(simulator);
});
afterEach(() => desk.close());

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ig = () => simulator.control.instagram;
const advance = (ms: number) => simulator.control.clock.advance(ms);
const get = (path: string) => graph(`${simulator.instagramUrl}/${path}`, undefined);

describe('the account', () => {
  it('I1: it has the same handshake and signature as WhatsApp, with its own app and secret', async () => {
    expect(desk.callback.asked[0]?.get('hub.mode')).toBe('subscribe');
    const other = await openCallback('other');
    await expect(
      ig().openAccount({ callback: { url: other.url, verifyToken: 'wrong' } }),
    ).rejects.toThrow('It answered 403');
    await other.close();
    await desk.say('Привет');
    const [posted] = await desk.callback.until(1);
    const signed = createHmac('sha256', desk.account.appSecret).update(posted?.raw ?? '');
    expect(posted?.headers['x-hub-signature-256']).toBe(`sha256=${signed.digest('hex')}`);
    expect(posted?.raw.toString()).toContain('\\u041f\\u0440');
  });

  it('I1: its app sets the address over the Graph API, too, with its own token alone', async () => {
    const { appId, appSecret } = desk.account;
    const other = await openCallback('other');
    const body = { object: 'instagram', callback_url: other.url, verify_token: 'other' };
    const url = `${simulator.instagramUrl}/v25.0/${appId}/subscriptions`;
    expect(await graph(url, desk.account.token, { body })).toMatchObject({ error: { code: 190 } });
    expect((await graph(url, `${appId}|${appSecret}`, { body })).body).toEqual({ success: true });
    await desk.say('hello');
    await other.until(1);
    await other.close();
  });

  it('knows itself by two ids, of which webhooks use the one', async () => {
    const { body } = await desk.call('me?fields=user_id,username');
    expect(body).toEqual({
      user_id: desk.account.id,
      username: desk.account.username,
      id: desk.account.appScopedId,
    });
    expect(await desk.call('me?fields=shoe_size')).toMatchObject({ error: { code: 100 } });
    expect((await desk.call(`${desk.account.id}?fields=username`)).status).toBe(200);
  });

  it('hears nothing until the app has subscribed, and of each field only then', async () => {
    const { url, verifyToken } = desk.callback;
    const account = await ig().openAccount({ callback: { url, verifyToken } });
    const call = (verb: string, query = '') =>
      graph(`${simulator.instagramUrl}/v25.0/me/subscribed_apps${query}`, account.token, { verb });
    const say = (text: string) =>
      ig().say({ account: account.id, customer: desk.customer.id, text });
    await say('unheard');
    expect(await call('POST', '?subscribed_fields=nonsense')).toMatchObject({
      error: { code: 100 },
    });
    expect((await call('POST', '?subscribed_fields=messages')).body).toEqual({ success: true });
    expect((await call('GET')).body).toEqual({
      data: [{ id: account.appId, subscribed_fields: ['messages'] }],
    });
    await ig().link({ account: account.id, customer: desk.customer.id });
    await say('heard');
    await desk.callback.until(1);
    await call('DELETE');
    await say('unheard again');
    await desk.say('mine');
    await desk.callback.until(2);
    expect(desk.events().map((event) => at(event, 'message', 'text'))).toEqual(['heard', 'mine']);
  });

  it('knows of a customer who has written his name, and of another account nothing', async () => {
    const { scopedId } = await ig().chat(desk.seat);
    expect(await desk.call(scopedId)).toMatchObject({ status: 403, error: { code: 230 } });
    await desk.say('hello');
    expect((await desk.call(`${scopedId}?fields=name,username`)).body).toEqual({
      name: 'Anna',
      username: desk.customer.username,
      id: scopedId,
    });
    const other = await ig().openAccount();
    const url = `${simulator.instagramUrl}/v25.0`;
    for (const path of [scopedId, desk.account.id]) {
      expect(await graph(`${url}/${path}`, other.token)).toMatchObject({ error: { code: 100 } });
    }
  });

  it('refuses five ice breakers', async () => {
    const actions = Array(5).fill({ question: 'Hours?', payload: 'HOURS' });
    const profile = { platform: 'instagram', ice_breakers: [{ call_to_actions: actions }] };
    expect(await desk.call('me/messenger_profile', profile)).toMatchObject({
      error: { code: 100 },
    });
  });
});

describe('tokens', () => {
  it('I8: a code gives a token of an hour, that one of sixty days, and a day later a new one', async () => {
    const { appId, appSecret, id } = desk.account;
    const { code } = await ig().code({ account: id, app: appId });
    const body = new URLSearchParams({
      client_id: appId,
      client_secret: appSecret,
      grant_type: 'authorization_code',
      redirect_uri: 'http://localhost/',
      code: `${code}#_`,
    });
    const url = `${simulator.instagramUrl}/oauth/access_token`;
    const first = await graph(url, undefined, { body });
    expect(first.body).toMatchObject({ user_id: desk.account.appScopedId });
    expect((await graph(url, undefined, { body })).status).toBe(400);
    const short = String(at(first.body, 'access_token'));
    const exchange = (secret: string) =>
      get(
        `access_token?grant_type=ig_exchange_token&client_secret=${secret}&access_token=${short}`,
      );
    expect((await exchange('wrong')).status).toBe(400);
    const { body: long } = await exchange(appSecret);
    expect(long).toMatchObject({ token_type: 'bearer', expires_in: 5_184_000 });
    const token = String(at(long, 'access_token'));
    const refresh = () =>
      get(`refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`);
    expect(await refresh()).toMatchObject({ status: 400, error: { code: 100 } });
    await advance(DAY_MS);
    expect((await refresh()).body).toMatchObject({
      access_token: expect.stringMatching(/^IGAA/),
      expires_in: 5_184_000,
    });
  });

  it('I8: an hour or sixty days later the tokens are dead, and cannot be refreshed', async () => {
    const { shortToken, token, appSecret } = desk.account;
    const me = (value: string) => graph(`${simulator.instagramUrl}/v25.0/me`, value);
    expect((await me(shortToken)).status).toBe(200);
    await advance(HOUR_MS);
    expect(await me(shortToken)).toMatchObject({ status: 401, error: { code: 190, subcode: 463 } });
    const exchange = `access_token?grant_type=ig_exchange_token&client_secret=${appSecret}`;
    expect(await get(`${exchange}&access_token=${shortToken}`)).toMatchObject({ status: 401 });
    expect((await me(token)).status).toBe(200);
    await advance(60 * DAY_MS);
    expect(await me(token)).toMatchObject({ status: 401, error: { code: 190 } });
    const refresh = `refresh_access_token?grant_type=ig_refresh_token&access_token=${token}`;
    expect(await get(refresh)).toMatchObject({ status: 401, error: { code: 190 } });
  });
});
