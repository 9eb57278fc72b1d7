import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Member, User } from '@cbf/db';
import { startTestApi, type Client, type TestApi } from './api.ts';
import { openLine, type Frame, type Line } from './frames.ts';

const work = {
  query: 'subscription($id: ID!) { work(runnerId: $id) { kind } }',
  variables: { id: 'r' },
};

let api: TestApi;
const open: Line[] = [];
beforeAll(async () => {
  api = await startTestApi();
});
afterEach(() => {
  for (const line of open.splice(0)) line.socket.terminate();
});
afterAll(() => api.close());

async function line(headers: Record<string, string> = {}, protocol?: string | null): Promise<Line> {
  const made = await openLine(api.wsUrl, headers, protocol);
  open.push(made);
  return made;
}

async function runnerLine(): Promise<Line> {
  const made = await line();
  made.send({
    type: 'connection_init',
    payload: { authorization: `Bearer ${api.config.runnerKey}` },
  });
  await made.until(({ type }) => type === 'connection_ack');
  return made;
}

async function memberLine(member: Client, origin = api.config.publicUrl): Promise<Line> {
  const made = await line({ cookie: member.cookie ?? '', origin });
  made.send({ type: 'connection_init' });
  return made;
}

const of =
  (type: string, id?: string) =>
  (frame: Frame): boolean =>
    frame.type === type && (id === undefined || frame.id === id);

test('a socket without our sub-protocol is closed with 4406', async () => {
  expect((await (await line({}, null)).closed).code).toBe(4406);
});

test.each(['no json', '{"type":"unheard of"}', '[]', '{"type":"subscribe","id":"1"}'])(
  'the frame %s is closed with 4400',
  async (text) => {
    const made = await runnerLine();
    made.send(text);
    expect((await made.closed).code).toBe(4400);
  },
);

test('a binary frame is closed with 4400', async () => {
  const made = await runnerLine();
  made.socket.send(Buffer.from('{"type":"ping"}'), { binary: true });
  expect((await made.closed).code).toBe(4400);
});

test('a frame of more than 64 kB is closed with 1009', async () => {
  const made = await runnerLine();
  made.send(JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(64 * 1024) } }));
  expect((await made.closed).code).toBe(1009);
});

test('subscribing before the ack is closed with 4401', async () => {
  const made = await line();
  made.send({ type: 'subscribe', id: '1', payload: work });
  expect((await made.closed).code).toBe(4401);
});

test('a second init is closed with 4429', async () => {
  const made = await runnerLine();
  made.send({ type: 'connection_init' });
  expect((await made.closed).code).toBe(4429);
});

test('a socket that does not init within three seconds is closed with 4408', async () => {
  expect((await (await line()).closed).code).toBe(4408);
});

test('an id that is in use is closed with 4409', async () => {
  const made = await runnerLine();
  made.send({ type: 'subscribe', id: '1', payload: work });
  made.send({ type: 'subscribe', id: '1', payload: work });
  expect((await made.closed).code).toBe(4409);
});

test('more than a hundred frames a second are closed with 4429', async () => {
  const made = await runnerLine();
  for (let n = 0; n < 250; n += 1) made.send({ type: 'ping' });
  expect((await made.closed).code).toBe(4429);
});

test.each([
  ['nobody', {}, {}],
  ['a wrong key', {}, { authorization: `Bearer ${'x'.repeat(40)}` }],
  ['a made-up cookie', { cookie: 'cbf_session=ses_x.y', origin: 'http://localhost:3000' }, {}],
])('%s is closed with 4403', async (_who, headers, payload) => {
  const made = await line({ ...headers });
  made.send({ type: 'connection_init', payload });
  expect((await made.closed).code).toBe(4403);
});

test('a member is let in from our own pages only, scheme and port included', async () => {
  const member = await api.as('origins');
  const own = await memberLine(member);
  expect(await own.until(of('connection_ack'))).toBeDefined();
  for (const origin of ['https://localhost:3000', 'http://localhost:3001', 'http://evil.example']) {
    expect((await (await memberLine(member, origin)).closed).code).toBe(4403);
  }
  const without = await line({ cookie: member.cookie ?? '' });
  without.send({ type: 'connection_init' });
  expect((await without.closed).code).toBe(4403);
});

test('a ping is answered with its payload, a pong is left alone', async () => {
  const made = await runnerLine();
  made.send({ type: 'pong' });
  made.send({ type: 'ping', payload: { n: 1 } });
  expect(await made.until(of('pong'))).toEqual({ type: 'pong', payload: { n: 1 } });
});

test('queries and mutations are refused over a socket', async () => {
  const made = await runnerLine();
  for (const [id, query] of [
    ['q', '{ viewer { kind } }'],
    ['m', 'mutation { signOut }'],
  ] as const) {
    made.send({ type: 'subscribe', id, payload: { query } });
    expect(await made.until(of('error', id))).toMatchObject({
      payload: [{ extensions: { code: 'BAD_INPUT' } }],
    });
  }
});

test('the twenty-first subscription of a socket is refused, and an ended one makes room', async () => {
  const made = await runnerLine();
  for (let n = 0; n < 20; n += 1) made.send({ type: 'subscribe', id: String(n), payload: work });
  made.send({ type: 'subscribe', id: 'more', payload: work });
  expect(await made.until(of('error', 'more'))).toMatchObject({
    payload: [{ extensions: { code: 'RATE_LIMITED' } }],
  });
  made.send({ type: 'complete', id: '0' });
  made.send({ type: 'subscribe', id: '0', payload: work });
  made.send({ type: 'ping' });
  await made.until(of('pong'));
  expect(made.heard.filter(of('error'))).toHaveLength(1);
});

test('the limits of a document hold on sockets as over HTTP', async () => {
  const made = await runnerLine();
  const aliases = Array.from({ length: 31 }, (_, n) => `a${String(n)}: kind`).join(' ');
  made.send({
    type: 'subscribe',
    id: 'wide',
    payload: { query: `subscription { work(runnerId: "r") { ${aliases} } }` },
  });
  expect(await made.until(of('error', 'wide'))).toMatchObject({
    payload: [{ extensions: { code: 'TOO_COMPLEX' } }],
  });
  made.send({
    type: 'subscribe',
    id: 'long',
    payload: { query: `subscription { work(runnerId: "r") { ${'kind '.repeat(1100)} } }` },
  });
  expect(await made.until(of('error', 'long'))).toMatchObject({
    payload: [{ extensions: { code: 'BAD_INPUT' } }],
  });
  made.send({ type: 'subscribe', id: 'typo', payload: { query: 'subscription { wrk { kind } }' } });
  const typo = JSON.stringify(await made.until(of('error', 'typo')));
  expect(typo).not.toContain('Did you mean');
});

test('a member cannot subscribe to what is a runner’s', async () => {
  const made = await memberLine(await api.as('not-a-runner'));
  await made.until(of('connection_ack'));
  made.send({ type: 'subscribe', id: '1', payload: work });
  const heard = await made.until((frame) => frame.id === '1');
  expect(JSON.stringify(heard)).toContain('FORBIDDEN');
});

test('ending the session from another device closes its socket as revoked within five seconds', async () => {
  const member = await api.as('revoked');
  const other = api.guest();
  await other.ask(
    'mutation { signIn(username: "revoked", password: "correct horse battery") { viewer { kind } } }',
  );
  const made = await memberLine(other);
  await made.until(of('connection_ack'));
  const stays = await memberLine(member);
  await stays.until(of('connection_ack'));
  const start = Date.now();
  await member.ask('mutation { endOtherSessions }');
  expect(await made.closed).toEqual({ code: 4403, reason: 'revoked' });
  expect(Date.now() - start).toBeLessThan(5000);
  expect(stays.socket.readyState).toBe(stays.socket.OPEN);
});

test('a socket ends when its member’s role changes, so that no old right lives on', async () => {
  const member = await api.as('demoted');
  const made = await memberLine(member);
  await made.until(of('connection_ack'));
  const em = api.app.parts.database.em.fork();
  const { id: userId } = await em.findOneOrFail(User, { foldedUsername: 'demoted' });
  await em.nativeUpdate(Member, { userId }, { role: 'VIEWER' });
  expect(await made.closed).toEqual({ code: 4403, reason: 'revoked' });
});

test('a stopping api answers not ready, takes no new sockets and closes the open ones with 1001', async () => {
  const own = await startTestApi();
  const made = await openLine(own.wsUrl);
  made.send({
    type: 'connection_init',
    payload: { authorization: `Bearer ${own.config.runnerKey}` },
  });
  await made.until(of('connection_ack'));
  own.app.drain();
  expect((await fetch(`${own.url}/readyz`)).status).toBe(503);
  await expect(openLine(own.wsUrl)).rejects.toThrow('503');
  await own.close();
  expect((await made.closed).code).toBe(1001);
});
