import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at } from '../meta/callback.ts';
import { graph, newNumberDesk, type NumberDesk } from '../meta/desks.ts';

let simulator: Simulator;
let desk: NumberDesk;
beforeAll(async () => {
  simulator = await launchSimulator();
  desk = await newNumberDesk(simulator);
});
afterAll(async () => {
  await desk.close();
  await simulator.stop();
});

const business = () => desk.number.businessId;

describe('what a form can check', () => {
  it('a number tells its name, its digits and how it is, and nothing that does not exist', async () => {
    expect((await desk.call('me')).body).toEqual({
      id: desk.number.id,
      verified_name: desk.number.name,
      display_phone_number: `+${desk.number.phone}`,
      quality_rating: 'GREEN',
    });
    const asked = await desk.call('me?fields=verified_name,status,throughput');
    expect(asked.body).toMatchObject({ status: 'CONNECTED', throughput: { level: 'STANDARD' } });
    expect(await desk.call('me?fields=shoe_size')).toMatchObject({
      status: 400,
      error: { code: 100 },
    });
  });

  it('a business lists its numbers page by page, and no other’s', async () => {
    const { whatsapp } = simulator.control;
    const second = await whatsapp.openNumber({ business: business(), app: desk.number.appId });
    await whatsapp.openNumber();
    const { body } = await desk.call(`${business()}/phone_numbers?limit=1`);
    expect(body).toMatchObject({ data: [{ id: expect.any(String) }] });
    const after = String(at(body, 'paging', 'cursors', 'after'));
    const next = await desk.call(`${business()}/phone_numbers?limit=1&after=${after}`);
    const ids = [at(body, 'data', 0, 'id'), at(next.body, 'data', 0, 'id')];
    expect(ids.toSorted()).toEqual([desk.number.id, second.id].toSorted());
    expect(at(next.body, 'paging', 'next')).toBeUndefined();
  });

  it('a business tells which apps hear of it, and stops when it is told to', async () => {
    const path = `${business()}/subscribed_apps`;
    const app = { whatsapp_business_api_data: { id: desk.number.appId } };
    expect((await desk.call(path)).body).toMatchObject({ data: [app] });
    await desk.call(path, undefined, 'DELETE');
    await desk.say('unheard');
    await desk.call(path, {});
    await desk.say('heard');
    await desk.callback.until(1);
    expect(at(desk.values()[0], 'messages', 0, 'text', 'body')).toBe('heard');
  });

  it('an override of the address that does not consent is refused', async () => {
    const override = { override_callback_uri: desk.callback.url, verify_token: 'wrong' };
    const answer = await desk.call(`${business()}/subscribed_apps`, override);
    expect(answer).toMatchObject({ status: 400, error: { code: 2200 } });
  });

  it('debug_token tells whom a token belongs to and whether it lives', async () => {
    const { appId, appSecret, token } = desk.number;
    const ask = (input: string) =>
      graph(
        `${simulator.whatsappUrl}/debug_token?input_token=${input}`,
        `${appId}|${appSecret}`,
      ).then(({ body }) => at(body, 'data'));
    expect(await ask(token)).toMatchObject({ app_id: appId, is_valid: true, expires_at: 0 });
    expect(await ask('EAAnobody')).toMatchObject({ is_valid: false });
  });
});

describe('the proof of a secret', () => {
  it('a wrong appsecret_proof is refused, and an app may insist on one', async () => {
    const { appId: app, appSecret, token, id } = desk.number;
    const url = `${simulator.whatsappUrl}/v25.0/${id}`;
    const proof = createHmac('sha256', appSecret).update(token).digest('hex');
    expect((await graph(`${url}?appsecret_proof=${proof}`, token)).status).toBe(200);
    expect(await graph(`${url}?appsecret_proof=no`, token)).toMatchObject({ error: { code: 100 } });
    await simulator.control.meta.configure({ app, needsProof: true });
    expect(await graph(url, token)).toMatchObject({ status: 400, error: { code: 100 } });
    await simulator.control.meta.configure({ app, needsProof: false });
  });
});

describe('what a business can set', () => {
  it('a template that is made over the Graph API is approved, listed and can be sent', async () => {
    await desk.say('hello');
    const path = `${business()}/message_templates`;
    const components = [{ type: 'BODY', text: 'Hello {{1}}' }];
    const wish = { name: 'welcome', language: 'uz', category: 'UTILITY', components };
    expect((await desk.call(path, wish)).body).toMatchObject({ status: 'APPROVED' });
    expect((await desk.call(`${path}?name=welcome`)).body).toMatchObject({
      data: [{ name: 'welcome', language: 'uz', components }],
    });
    const parameters = [{ type: 'text', text: 'Anna' }];
    const template = {
      name: 'welcome',
      language: { code: 'uz' },
      components: [{ type: 'body', parameters }],
    };
    expect((await desk.send({ type: 'template', template })).status).toBe(200);
    expect(await desk.call(path, { ...wish, category: 'NONSENSE' })).toMatchObject({
      error: { code: 100 },
    });
  });

  it('the profile is kept, within its lengths', async () => {
    const path = 'me/whatsapp_business_profile';
    const messaging_product = 'whatsapp';
    await desk.call(path, { messaging_product, about: 'Tea', websites: ['https://a.example'] });
    expect((await desk.call(`${path}?fields=about,websites`)).body).toEqual({
      data: [{ messaging_product, about: 'Tea', websites: ['https://a.example'] }],
    });
    expect(await desk.call(path, { messaging_product, about: 'x'.repeat(140) })).toMatchObject({
      error: { code: 100 },
    });
  });

  it('three prompts of 80 characters pass, a fourth or a longer one does not', async () => {
    const set = (prompts: string[]) => desk.call('me/conversational_automation', { prompts });
    expect((await set(Array<string>(3).fill('x'.repeat(80)))).status).toBe(200);
    expect((await set(Array<string>(4).fill('x'))).status).toBe(400);
    expect((await set(['x'.repeat(81)])).status).toBe(400);
  });

  it('a number that is not registered cannot send', async () => {
    await desk.say('hello');
    await desk.call('me/deregister', {});
    expect(await desk.send('x')).toMatchObject({ error: { code: 133010 } });
    expect(await desk.call('me/register', { pin: 'none' })).toMatchObject({ error: { code: 100 } });
    await desk.call('me/register', { messaging_product: 'whatsapp', pin: '123456' });
    expect((await desk.send('x')).status).toBe(200);
  });
});
