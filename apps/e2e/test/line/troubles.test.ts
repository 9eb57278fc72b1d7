import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enter } from '../../src/customer.ts';
import { by, talksOf } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import { operation, type Owner } from '../../src/owner.ts';
import { channelOf, openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

let line: Line;
let owner: Owner;
const tokens: string[] = [];
beforeAll(async () => {
  line = await startLine();
  await line.simulator.control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 });
  owner = await line.signUp();
});
afterEach(() => line.simulator.control.faults.clear());
afterAll(() => line.stop());

async function openedShop(): Promise<Shop> {
  const shop = await openShop(line, owner);
  tokens.push(shop.token);
  await untilChannel(owner, shop, 'OK');
  return shop;
}

describe('the model', () => {
  it.each([
    ['en', 'safety', 'SAFETY'],
    ['uz', 'promptBlock', 'SAFETY'],
    ['ru', 'maxTokens', 'EMPTY'],
  ])('fails for good: the customer (%s) reads a fallback, the owner why (%s)', async (...row) => {
    const [language, outcome, failure] = row;
    const shop = await openedShop();
    const customer = await enter(line, shop, { language });
    await line.simulator.control.faults.add({
      platform: 'gemini',
      action: { kind: 'gemini', outcome },
    });
    await customer.say('#echo unsaid');
    const texts = await customer.hears(1, 60_000);
    expect(texts).toHaveLength(1);
    expect(texts[0]).not.toContain('unsaid');
    if (language === 'ru') expect(texts[0]).toMatch(/[а-яё]/i);
    const [talk] = await until(
      () => talksOf(owner, shop),
      ([first]) => first?.needsHuman === true,
    );
    const [fallback] = by('BOT', talk);
    expect(fallback?.turn).toMatchObject({ state: 'DEAD', failure });
    expect(fallback?.turn?.failureReason).toMatch(/^.{10,}[.!]$/);
  });

  it('is busy for a moment: the customer gets the answer and nothing else', async () => {
    const shop = await openedShop();
    const customer = await enter(line, shop);
    await line.simulator.control.faults.add({
      platform: 'gemini',
      times: 1,
      action: { kind: 'gemini', outcome: 'error', error: 'unavailable' },
    });
    await customer.say('#echo after all');
    expect(await customer.hears(1)).toEqual(['after all']);
  });

  it('is cut in the middle: no half answer is sent, the next try gives the whole', async () => {
    const shop = await openedShop();
    const customer = await enter(line, shop);
    await line.simulator.control.faults.add({
      platform: 'gemini',
      times: 1,
      action: { kind: 'gemini', outcome: 'noFinish', at: 1 },
    });
    await customer.say('#echo the whole answer, which is longer than one chunk of the stream');
    const texts = await customer.hears(1, 30_000);
    expect(texts).toEqual(['the whole answer, which is longer than one chunk of the stream']);
  });
});

describe('an owner who brings a token', () => {
  const Check = operation<
    { checkCredential: { ok: boolean; statusCode: string; username: string | null } },
    { credential: string }
  >(`mutation Check($credential: String!) {
    checkCredential(platform: TELEGRAM, mode: SANDBOX, credential: $credential) {
      ok statusCode username
    }
  }`);

  it('hears at once whether it works', async () => {
    const { token, username } = await line.simulator.control.telegram.issueBot({});
    const good = await owner.ask(Check, { credential: token });
    expect(good.checkCredential).toEqual({ ok: true, statusCode: 'OK', username });
    const bad = await owner.ask(Check, {
      credential: '123456:AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    });
    expect(bad.checkCredential).toMatchObject({ ok: false, statusCode: 'WRONG_TOKEN' });
  });
});

it('an owner who brings no token gets one from the simulator, and the bot answers', async () => {
  const shop = await openShop(line, owner, { ownToken: false });
  tokens.push(shop.token);
  await untilChannel(owner, shop, 'OK');
  const customer = await enter(line, shop);
  await customer.say('#echo without a token');
  expect(await customer.hears(1)).toEqual(['without a token']);
});

describe('Telegram', () => {
  it('takes the token away: the channel says so', async () => {
    const shop = await openedShop();
    await line.simulator.control.telegram.revoke(shop.simulated);
    const channel = await untilChannel(owner, shop, 'WRONG_TOKEN', 30_000);
    expect(channel.status).toBe('INACTIVE');
    expect(channel.statusReason).toMatch(/^.{10,}[.!]$/);
  });

  it('has another poller: the channel says so and comes back when that one is gone', async () => {
    const shop = await openedShop();
    const rival = new AbortController();
    const steal = async () => {
      while (!rival.signal.aborted) {
        await fetch(`${line.simulator.telegramRoot}/bot${shop.token}/getUpdates?timeout=30`, {
          signal: rival.signal,
        }).catch(() => undefined);
      }
    };
    const stealing = steal();
    const channel = await untilChannel(owner, shop, 'USED_ELSEWHERE', 20_000);
    expect(channel.status).toBe('INACTIVE');
    expect(channel.statusReason).toMatch(/^.{10,}[.!]$/);
    rival.abort();
    await stealing;
    await untilChannel(owner, shop, 'OK', 40_000);
    const customer = await enter(line, shop);
    await customer.say('#echo back again');
    expect(await customer.hears(1)).toEqual(['back again']);
  }, 90_000);

  it('is told to call us while we fetch: the address is taken down, and no message is lost', async () => {
    const shop = await openedShop();
    const customer = await enter(line, shop);
    const url = `${line.runners[0]?.url ?? ''}/hooks/telegram/${shop.channelId}`;
    const { telegramRoot } = line.simulator;
    await fetch(`${telegramRoot}/bot${shop.token}/setWebhook?url=${encodeURIComponent(url)}`);
    await customer.say('#echo not lost');
    expect(await customer.hears(1, 30_000)).toEqual(['not lost']);
    await untilChannel(owner, shop, 'OK');
  });

  it('tells that the customer blocked the bot: what was waiting is not sent', async () => {
    const shop = await openedShop();
    const customer = await enter(line, shop);
    await customer.say('#echo hello');
    await customer.hears(1);
    await line.simulator.control.telegram.block(customer.seat);
    const [talk] = await until(
      () => talksOf(owner, shop),
      ([first]) => first?.contact.blockedAt !== null,
    );
    expect(by('BOT', talk)).toHaveLength(1);
  });

  it('is asked about the pending updates, and the channel stays active', async () => {
    const shop = await openedShop();
    expect(await channelOf(owner, shop)).toMatchObject({ status: 'ACTIVE', pendingCount: 0 });
  });
});

it('no token and no message text is in any log', () => {
  const logs = [line.api(), ...line.runners].map((process) => process.log()).join('\n');
  expect(logs.length).toBeGreaterThan(100);
  for (const token of tokens) expect(logs).not.toContain(token.split(':')[1]);
  expect(logs).not.toMatch(/back again|after all|unsaid/);
});
