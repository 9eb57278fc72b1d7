import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { failure, startTestApi, type TestApi } from './api.ts';

let api: TestApi;
let production: TestApi;
beforeAll(async () => {
  api = await startTestApi({ metricsToken: 'a token for metrics' });
  production = await startTestApi({ production: true });
});
afterAll(async () => {
  await api.close();
  await production.close();
});

test('all 61 audits of GraphQL over HTTP pass', async () => {
  const results = await auditServer({
    url: `${production.url}/graphql`,
    fetchFn: (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      // Apollo's guard against forged requests wants it where there is no content type.
      headers.set('apollo-require-preflight', '1');
      headers.set('authorization', `Bearer ${production.config.runnerKey}`);
      return fetch(url, { ...init, headers });
    },
  });
  const failed = results.filter(({ status }) => status !== 'ok');
  expect(failed.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  expect(results).toHaveLength(61);
});

test('it says that it is alive and ready, and shows metrics only with the token', async () => {
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${api.url}/readyz`)).json()).toEqual({ ready: true });
  expect((await fetch(`${api.url}/metrics`)).status).toBe(401);
  const headers = { authorization: 'Bearer a token for metrics' };
  expect(await (await fetch(`${api.url}/metrics`, { headers })).text()).toContain('cbf_api_');
  expect((await fetch(`${production.url}/metrics`)).status).toBe(404);
});

test('there is no page at the address, only answers', async () => {
  const page = await fetch(`${production.url}/graphql`, { headers: { accept: 'text/html' } });
  expect(page.headers.get('content-type')).not.toContain('text/html');
});

test('a mutation by GET is refused', async () => {
  const query = encodeURIComponent('mutation { signOut }');
  const response = await fetch(`${api.url}/graphql?query=${query}`, {
    headers: { 'apollo-require-preflight': '1' },
  });
  expect(response.status).toBe(405);
});

test('a query by GET without a header that only scripts can set is refused', async () => {
  const response = await fetch(`${api.url}/graphql?query=${encodeURIComponent('{ __typename }')}`);
  expect(response.status).toBe(400);
});

test.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data'])(
  'a form of another site (%s) is refused',
  async (type) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': type },
      body: 'query=%7B__typename%7D',
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    expect(response.status).toBeLessThan(500);
  },
);

test.each([
  [{ 'sec-fetch-site': 'cross-site' }],
  [{ 'sec-fetch-site': 'same-site' }],
  [{ origin: 'https://evil.example' }],
  [{ origin: 'https://localhost:3000' }],
  [{ origin: 'http://localhost:3001' }],
  [{ origin: 'null' }],
])('a request with a cookie that says %o is refused', async (headers) => {
  const cookie = (await api.as(`csrf-${String(Math.random()).slice(2)}`)).cookie ?? '';
  const response = await api.guest({ cookie, ...headers }).fetch({ query: '{ viewer { kind } }' });
  expect(response.status).toBe(403);
  expect(await response.text()).toContain('FORBIDDEN');
});

test.each([
  [{ 'sec-fetch-site': 'same-origin' }],
  [{ 'sec-fetch-site': 'none' }],
  [{ origin: 'http://127.0.0.1:3000' }],
])('a request of our own pages that says %o is answered', async (headers) => {
  const cookie = (await api.as(`own-${String(Math.random()).slice(2)}`)).cookie ?? '';
  expect(await api.guest({ cookie, ...headers }).ask('{ viewer { kind } }')).toEqual({
    viewer: { kind: 'MEMBER' },
  });
});

test('several operations in one body are refused', async () => {
  const response = await api
    .guest()
    .fetch([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
  expect(response.status).toBe(400);
});

test('a body that is no JSON is refused in words', async () => {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"query": ',
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_INPUT' } }] });
});

test('a body of more than 100 kB is refused, from a runner it is taken', async () => {
  const query = `{ __typename } #${'x'.repeat(110_000)}`;
  expect((await api.guest().fetch({ query })).status).toBe(413);
  expect(
    (await api.runner().fetch({ query: '{ __typename }', variables: { x: query } })).status,
  ).toBe(200);
});

test('a stranger learns neither the schema nor its names', async () => {
  for (const query of ['{ __schema { types { name } } }', '{ __type(name: "Bot") { name } }']) {
    expect(failure(await production.guest().raw(query))).toBe('FORBIDDEN');
  }
  const typo = await production.guest().raw('{ viewr { kind } }');
  expect(typo.errors?.[0]?.message).toContain('viewr');
  expect(typo.errors?.[0]?.message).not.toContain('Did you mean');
  const member = await production.as('curious');
  expect(await member.ask('{ __type(name: "Bot") { name } }')).toEqual({ __type: { name: 'Bot' } });
});

test('a subscription is sent to the WebSocket', async () => {
  const owner = await api.as('subscriber');
  const result = await owner.raw('subscription { usage { at } }');
  expect(failure(result)).toBe('BAD_INPUT');
  expect(result.errors?.[0]?.message).toContain('WebSocket');
});

test('a wrong RUNNER_KEY is nobody', async () => {
  const wrong = api.guest({ authorization: `Bearer ${'x'.repeat(43)}` });
  expect(await wrong.ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'GUEST' } });
  expect(await api.runner().ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'RUNNER' } });
});

test('a variable of the wrong type is the sender’s mistake', async () => {
  const result = await api
    .guest()
    .raw('query($n: Int!) { viewer { sessions(first: $n) { totalCount } } }', {
      n: 'many',
    });
  expect(failure(result)).toBe('BAD_INPUT');
  expect(result.errors?.[0]?.message).toContain('$n');
});

test('two apps in one process share nothing', async () => {
  const cookie = (await api.as('only-here')).cookie ?? '';
  expect(await production.guest({ cookie }).ask('{ viewer { kind } }')).toEqual({
    viewer: { kind: 'GUEST' },
  });
  const again = await production.as('only-here');
  expect(await again.ask('{ viewer { user { username } } }')).toEqual({
    viewer: { user: { username: 'only-here' } },
  });
});
