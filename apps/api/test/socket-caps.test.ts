import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestApi, type TestApi } from './api.ts';
import { openLine, type Line } from './frames.ts';
import { eventsQuery, figures, openViewers } from './viewers.ts';

let api: TestApi;
const open: Line[] = [];
beforeEach(async () => {
  const sockets = {
    perUser: 3,
    perAddress: 4,
    perInstance: 8,
    subscriptions: 20,
    framesPerSecond: 100,
  };
  api = await startTestApi({ sockets, metricsToken: randomUUID() });
});
afterEach(async () => {
  for (const { socket } of open.splice(0)) socket.terminate();
  await api.close();
});

async function stranger(headers: Record<string, string> = {}): Promise<Line> {
  const made = await openLine(api.wsUrl, headers);
  open.push(made);
  return made;
}

/** Knocks as a browser does, and gives the answer when it is not let in. */
function knock(headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const upgrade = {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      'sec-websocket-protocol': 'graphql-transport-ws',
    };
    const asking = request(`${api.url}/graphql`, { headers: { ...upgrade, ...headers } });
    asking.on('response', (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asking.on('upgrade', (_response, socket) => {
      socket.destroy();
      reject(new Error('It was let in.'));
    });
    asking.on('error', reject);
    asking.end();
  });
}

it('a person has a few sockets: one more is closed with 4429, and one that ends makes room', async () => {
  const member = await api.as('busy');
  const [first, ...others] = await openViewers(api, member, 3);
  const headers = { origin: api.config.publicUrl, cookie: member.cookie ?? '' };
  const fourth = await stranger(headers);
  fourth.send({ type: 'connection_init' });
  expect(await fourth.closed).toEqual({ code: 4429, reason: 'Too many sockets' });
  first?.socket.close();
  await first?.closed;
  const fifth = await stranger(headers);
  fifth.send({ type: 'connection_init' });
  await fifth.until(({ type }) => type === 'connection_ack');
  for (const { socket } of others) socket.terminate();
});

it('from one address only a few may be unknown at a time; runners and other addresses come in', async () => {
  for (let n = 0; n < 4; n += 1) await stranger();
  const refused = await knock({ 'accept-language': 'uz' });
  expect(refused.status).toBe(429);
  expect(refused.body).toContain('Birozdan soʻng');
  expect((await figures(api)).sockets_refused).toBe(1);
  await stranger({ 'x-forwarded-for': '203.0.113.9' });
  await stranger({ authorization: `Bearer ${api.config.runnerKey}` });
  // Who says who they are is no stranger any longer.
  open[0]?.send({
    type: 'connection_init',
    payload: { authorization: `Bearer ${api.config.runnerKey}` },
  });
  await open[0]?.until(({ type }) => type === 'connection_ack');
  await stranger();
  expect((await knock()).status).toBe(429);
});

it('a process holds so many sockets and no more, runners’ included', async () => {
  const key = { authorization: `Bearer ${api.config.runnerKey}` };
  for (let n = 0; n < 8; n += 1) await stranger(key);
  const { status, body } = await knock(key);
  expect(status).toBe(503);
  expect(body).toMatch(/^This server has as many live connections.*\.$/);
});

it('a socket that asks for twenty thousand subscriptions gets twenty, and is closed', async () => {
  const member = await api.as('greedy');
  const greedy = await stranger({ origin: api.config.publicUrl, cookie: member.cookie ?? '' });
  greedy.send({ type: 'connection_init' });
  await greedy.until(({ type }) => type === 'connection_ack');
  for (let n = 0; n < 20_000; n += 1)
    greedy.send({ id: String(n), type: 'subscribe', payload: { query: eventsQuery } });
  expect(await greedy.closed).toEqual({ code: 4429, reason: 'Too many messages' });
  const refused = greedy.heard.filter(({ type }) => type === 'error');
  expect(refused.length).toBeLessThanOrEqual(80);
  for (const frame of refused)
    expect(frame).toMatchObject({ payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
});

it('shared subscriptions and others count together', async () => {
  const member = await api.as('both');
  const made = await stranger({ origin: api.config.publicUrl, cookie: member.cookie ?? '' });
  made.send({ type: 'connection_init' });
  await made.until(({ type }) => type === 'connection_ack');
  // An id that has to be escaped is served by graphql-ws.
  const id = (n: number): string => (n % 2 ? `a"${String(n)}` : String(n));
  for (let n = 0; n < 21; n += 1)
    made.send({ id: id(n), type: 'subscribe', payload: { query: eventsQuery } });
  const refused = await made.until(({ type }) => type === 'error');
  expect(refused.id).toBe(id(20));
  expect(refused).toMatchObject({ payload: [{ extensions: { code: 'RATE_LIMITED' } }] });
});
