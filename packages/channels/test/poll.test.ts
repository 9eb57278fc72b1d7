import { expect, test } from 'vitest';
import { createTelegram } from '../src/index.ts';
import { simulated } from './set-up.ts';

const telegram = simulated();

const offsets = async () =>
  (await telegram.control.transcript.list({ method: 'getUpdates' })).map(({ request }) =>
    Number(JSON.parse(request.text).offset),
  );

test('what a customer writes arrives in order, in our words', async () => {
  const { telegram: client, seat } = await telegram.chat();
  const polling = telegram.poll(client);
  await polling.received(1);
  for (const text of ['bir', 'ikki', 'uch']) await telegram.control.telegram.say({ ...seat, text });
  const all = await polling.received(4);
  expect(all.map(({ inbound }) => inbound.parts[0]?.text)).toEqual([
    '/start',
    'bir',
    'ikki',
    'uch',
  ]);
  expect(await polling.stop()).toEqual({ ended: 'stopped' });
});

test('updates that come in another order are put into theirs', async () => {
  const { telegram: client, seat } = await telegram.chat();
  for (const text of ['bir', 'ikki']) await telegram.control.telegram.say({ ...seat, text });
  await telegram.control.faults.add({
    ...{ platform: 'telegram', method: 'getUpdates', times: 1, action: { kind: 'reorder' } },
  });
  const polling = telegram.poll(client);
  const all = await polling.received(3);
  expect(all.map(({ inbound }) => inbound.parts[0]?.text)).toEqual(['/start', 'bir', 'ikki']);
  await polling.stop();
});

test('updates that could not be stored come again, and none is confirmed before it was', async () => {
  const { telegram: client, bot } = await telegram.chat();
  let refusals = 2;
  const polling = telegram.poll(client, async () => {
    if (refusals-- > 0) throw new Error('the api is down');
  });
  const [first] = await polling.received(1);
  expect(first?.inbound.command).toBe('start');
  expect((await offsets()).slice(0, 3)).toEqual([0, 0, 0]);
  expect(polling.troubles[0]).toMatchObject({ code: 'INTERNAL', detail: 'Error: the api is down' });
  await polling.stop();
  const [view] = (await telegram.control.telegram.bots()).filter(({ id }) => id === bot.id);
  expect(view?.pendingUpdates).toBe(0);
  expect(polling.troubles.at(-1)).toBeNull();
});

test('a stop confirms the last batch, so that the next start does not get it again', async () => {
  const { telegram: client, seat } = await telegram.chat();
  const first = telegram.poll(client);
  await first.received(1);
  await first.stop();
  await telegram.control.telegram.say({ ...seat, text: 'after the pause' });
  const [next] = await telegram.poll(client).received(1);
  expect(next?.inbound.parts[0]?.text).toBe('after the pause');
});

test('numbers that begin anew after a silent week lose nothing', async () => {
  const { telegram: client, bot, customer } = await telegram.chat({ pollSeconds: 1 });
  const polling = telegram.poll(client);
  await polling.received(1);
  const message = {
    message_id: 900,
    date: Math.floor(Date.now() / 1_000),
    from: { id: customer, is_bot: false, first_name: 'Aziza' },
    chat: { id: customer, type: 'private', first_name: 'Aziza' },
    text: 'numbered from elsewhere',
  };
  // Two polls without a result: the first confirms, the second asks without an offset.
  await expect
    .poll(offsets, { timeout: 10_000 })
    .toSatisfy((all: number[]) => all.slice(1).includes(0));
  await telegram.control.telegram.inject({ bot: bot.id, update: { update_id: 3, message } });
  const all = await polling.received(2);
  expect(all[1]?.inbound.parts[0]?.text).toBe('numbered from elsewhere');
});

test('a wrong token ends polling, whether it is unknown, malformed or revoked while a poll waits', async () => {
  const { telegram: client, bot } = await telegram.chat();
  const root = { apiRoot: `${telegram.control.url}/telegram` };
  for (const token of ['1:unknown', 'not a token']) {
    const end = await telegram.poll(createTelegram({ token, ...root })).ended;
    expect(end).toMatchObject({ ended: 'trouble', code: 'WRONG_TOKEN' });
  }
  const polling = telegram.poll(client);
  await polling.received(1);
  await telegram.control.telegram.revoke(bot.id);
  expect(await polling.ended).toMatchObject({ ended: 'trouble', code: 'WRONG_TOKEN' });
});

test('a second process with the same token ends polling and is named', async () => {
  const { telegram: client, bot } = await telegram.chat();
  const polling = telegram.poll(client);
  await polling.received(1);
  const other = createTelegram({ token: bot.token, apiRoot: `${telegram.control.url}/telegram` });
  telegram.poll(other);
  expect(await polling.ended).toMatchObject({ code: 'USED_ELSEWHERE' });
});

test('a webhook set elsewhere ends polling, or is taken down when that is wished, losing nothing', async () => {
  const { telegram: client } = await telegram.chat();
  expect(await client.setWebhook('http://127.0.0.1:9/hook', 'secret')).toEqual({
    ok: true,
    value: true,
  });
  expect(await telegram.poll(client).ended).toMatchObject({ code: 'WEBHOOK_ELSEWHERE' });
  const [first] = await telegram.poll(client, undefined, true).received(1);
  expect(first?.inbound.command).toBe('start');
});

test.for([
  ['a rate', { kind: 'status', status: 429, retryAfter: 1 }],
  ['an outage', { kind: 'html502' }],
  ['a cut line', { kind: 'drop', when: 'before' }],
] as const)('%s is waited out and told of once', async ([, action]) => {
  const { telegram: client } = await telegram.chat();
  await client.verify();
  await telegram.control.faults.add({
    platform: 'telegram',
    method: 'getUpdates',
    times: 1,
    action,
  });
  const polling = telegram.poll(client);
  await polling.received(1);
  expect(polling.troubles).toEqual([expect.objectContaining({ code: 'UNREACHABLE' }), null]);
});

test('an update of a kind that nobody knows is passed over and confirmed', async () => {
  const { telegram: client, bot, seat } = await telegram.chat();
  const polling = telegram.poll(client);
  await polling.received(1);
  await telegram.control.telegram.inject({ bot: bot.id, update: { message: { odd: true } } });
  await telegram.control.telegram.say({ ...seat, text: 'still here' });
  const all = await polling.received(2);
  expect(all[1]?.inbound.parts[0]?.text).toBe('still here');
});
