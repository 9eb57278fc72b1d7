import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchSimulator, type Simulator } from '../../src/launch.ts';
import { at } from './callback.ts';
import { type AccountDesk, newAccountDesk, newNumberDesk, type NumberDesk } from './desks.ts';

let simulator: Simulator;
beforeAll(async () => {
  simulator = await launchSimulator();
});
afterAll(() => simulator.stop());

let number: NumberDesk;
let account: AccountDesk;
beforeEach(async () => {
  await simulator.control.faults.clear();
  number = await newNumberDesk(simulator);
  account = await newAccountDesk(simulator);
  await number.say('hello');
  await account.say('hello');
  await Promise.all([number.callback.until(1), account.callback.until(1)]);
});
afterEach(() => Promise.all([number.close(), account.close()]));

type Rule = Parameters<Simulator['control']['faults']['add']>[0];
const sides = () =>
  [
    ['whatsapp', number, number.number.id, () => simulator.control.whatsapp.chat(number.seat)],
    [
      'instagram',
      account,
      account.account.id,
      () => simulator.control.instagram.chat(account.seat),
    ],
  ] as const;
const order = (platform: 'whatsapp' | 'instagram', bot: string, action: Rule['action']) =>
  simulator.control.faults.add({ platform, method: 'messages', bot, times: 1, action });

describe('faults of the Graph API', () => {
  it('G5: a status gets the platform’s own words, and the next call passes', async () => {
    for (const [platform, desk, bot] of sides()) {
      for (const [status, code] of [
        [500, 2],
        [429, 4],
        [401, 190],
        [403, 10],
      ] as const) {
        await order(platform, bot, { kind: 'status', status });
        expect(await desk.send('x')).toMatchObject({ status, error: { code } });
      }
      expect((await desk.send('x')).status).toBe(200);
    }
  });

  it('G5: any code of the table can be ordered, with its own status and title', async () => {
    for (const [platform, desk, bot] of sides()) {
      await order(platform, bot, { kind: 'graph', code: 80007 });
      expect(await desk.send('x')).toMatchObject({
        status: 429,
        error: { code: 80007, message: '(#80007) Rate limit issues' },
      });
      await order(platform, bot, { kind: 'graph', code: 190, subcode: 463 });
      expect(await desk.send('x')).toMatchObject({
        status: 401,
        error: { code: 190, subcode: 463 },
      });
    }
    const { id } = number.number;
    await order('whatsapp', id, { kind: 'graph', code: 131042, later: true });
    const sent = await number.send('unpaid');
    expect(sent.status).toBe(200);
    await number.callback.until(2);
    expect(at(number.values().at(-1), 'statuses', 0)).toMatchObject({
      id: at(sent.body, 'messages', 0, 'id'),
      status: 'failed',
      errors: [{ code: 131042, title: 'Business eligibility payment issue' }],
    });
  });

  it('G5: a call is dropped before it was acted on, or after', async () => {
    for (const [platform, desk, bot, chat] of sides()) {
      await order(platform, bot, { kind: 'drop', when: 'before' });
      await expect(desk.send('never')).rejects.toThrow('fetch failed');
      expect((await chat()).messages).toHaveLength(1);
      await order(platform, bot, { kind: 'drop', when: 'after' });
      await expect(desk.send('arrived')).rejects.toThrow('fetch failed');
      expect((await chat()).messages).toHaveLength(2);
    }
    await Promise.all([number.callback.until(3), account.callback.until(2)]);
  });

  it('G5: an answer is late, breaks off, is a gateway’s page or garbage', async () => {
    for (const [platform, desk, bot] of sides()) {
      await order(platform, bot, { kind: 'delay', ms: 60_000 });
      const late = desk.send('late');
      const isEarly = await Promise.race([late.then(() => true), arrived(platform, bot)]);
      expect(isEarly).toBe(false);
      await simulator.control.clock.advance(60_000);
      expect((await late).status).toBe(200);
      for (const action of [
        { kind: 'reset' },
        { kind: 'html502' },
        { kind: 'status', status: 200, body: '{"messages":[{' },
      ] as const) {
        await order(platform, bot, action);
        await expect(desk.send('x')).rejects.toThrow();
      }
    }
  });

  it('G6: the transcript has the raw bytes of both directions, by platform and number', async () => {
    for (const [platform, desk, bot] of sides()) {
      await desk.send('for the transcript');
      const all = await simulator.control.transcript.list({ platform, bot });
      const [inward] = all.filter(({ method }) => method === 'messages');
      expect(inward).toMatchObject({ direction: 'in', verb: 'POST', status: 200 });
      expect(inward?.request.text).toContain('for the transcript');
      const [outward] = all.filter(({ method }) => method === 'webhook');
      expect(outward).toMatchObject({ direction: 'out', path: desk.callback.url, status: 200 });
      expect(outward?.request.text).toBe(desk.callback.got[0]?.raw.toString());
    }
  });

  it('G7: a token of one opens nothing of another', async () => {
    const [other, foreign] = [await newNumberDesk(simulator), await newAccountDesk(simulator)];
    const { number: mine } = number;
    for (const path of [mine.id, mine.businessId, `${mine.businessId}/message_templates`]) {
      expect(await other.call(path)).toMatchObject({ error: { code: 100, subcode: 33 } });
    }
    expect(await foreign.call(account.account.id)).toMatchObject({ error: { code: 100 } });
    expect(await foreign.call(mine.id)).toMatchObject({ error: { code: 100 } });
    await Promise.all([other.close(), foreign.close()]);
  });
});

/** False once the simulator has seen a send whose answer is still out. */
async function arrived(platform: string, bot: string): Promise<boolean> {
  for (;;) {
    const all = await simulator.control.transcript.list({ platform, bot, method: 'messages' });
    if (all.some(({ status }) => status === undefined)) return false;
  }
}
