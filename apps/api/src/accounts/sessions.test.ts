import { afterAll, beforeAll, expect, test } from 'vitest';
import { Session } from '@cbf/db';
import { z } from 'zod';
import { failure, password, startTestApi, type TestApi } from '../../test/api.ts';

const register =
  'mutation($username: String!, $password: String!, $locale: Locale) { register(username: $username, password: $password, locale: $locale) { viewer { kind role user { username locale isAdmin } workspace { name timeZone } } } }';
const signIn =
  'mutation($username: String!, $password: String!, $remember: Boolean) { signIn(username: $username, password: $password, remember: $remember) { viewer { user { username } } } }';
const who = '{ viewer { kind user { username } } }';

const sessionList = z.object({
  viewer: z.object({
    sessions: z.object({
      edges: z.array(z.object({ node: z.object({ id: z.string(), isCurrent: z.boolean() }) })),
    }),
  }),
});

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('the cookie is out of reach for scripts and other sites, and Secure on https', async () => {
  const plain = await api.guest().fetch({
    query: register,
    variables: { username: 'cookie-http', password },
  });
  const cookie = plain.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^cbf_session=ses_[0-9a-z]{26}\.s[\w-]{43}; /);
  expect(cookie.split('; ').slice(1).sort()).toEqual(
    ['HttpOnly', 'Max-Age=604800', 'Path=/', 'SameSite=Lax'].sort(),
  );
  const secure = await startTestApi({ publicUrl: 'https://bots.example.com' });
  try {
    const response = await secure.guest().fetch({
      query: register,
      variables: { username: 'cookie-https', password },
    });
    expect(response.headers.get('set-cookie')).toContain('Secure');
  } finally {
    await secure.close();
  }
});

test('remembering keeps the session for 30 days instead of 7', async () => {
  await api.as('Remembered');
  const short = await api
    .guest()
    .fetch({ query: signIn, variables: { username: 'remembered', password } });
  const long = await api.guest().fetch({
    query: signIn,
    variables: { username: 'remembered', password, remember: true },
  });
  expect(short.headers.get('set-cookie')).toContain(`Max-Age=${String(7 * 86_400)}`);
  expect(long.headers.get('set-cookie')).toContain(`Max-Age=${String(30 * 86_400)}`);
});

test('the database holds no session that could be used', async () => {
  const browser = await api.as('Leaked');
  const [id = '', secret = ''] = (browser.cookie ?? '').replace('cbf_session=', '').split('.');
  const em = api.app.parts.database.em.fork();
  const row = await em.findOneOrFail(Session, { id });
  expect(JSON.stringify(row)).not.toContain(secret.slice(1));
  const forged = api.guest({ cookie: `cbf_session=${id}.${row.secretHash.slice(0, 44)}` });
  expect(await forged.ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'GUEST' } });
});

test('a session slides while it is used, but never past its absolute end', async () => {
  const browser = await api.as('Sliding');
  const em = api.app.parts.database.em.fork();
  const id = /ses_\w{26}/.exec(browser.cookie ?? '')?.[0] ?? '';
  const day = 86_400_000;
  const soon = new Date(Date.now() + day);
  const end = new Date(Date.now() + 2 * day);
  await em.nativeUpdate(Session, { id }, { expiresAt: soon, absoluteExpiresAt: end });
  const response = await browser.fetch({ query: who });
  expect(response.headers.get('set-cookie')).toContain('cbf_session=ses_');
  expect((await em.findOneOrFail(Session, { id })).expiresAt).toEqual(end);
  await em.nativeUpdate(Session, { id }, { absoluteExpiresAt: new Date(Date.now() - 1) });
  expect(await browser.ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'GUEST' } });
  expect(await em.count(Session, { id })).toBe(0);
});

test('a session outlives a restart of the api', async () => {
  const own = await startTestApi();
  try {
    const cookie = (await own.as('Restart')).cookie ?? '';
    await own.restart();
    expect(await own.guest({ cookie }).ask('{ viewer { kind } }')).toEqual({
      viewer: { kind: 'MEMBER' },
    });
  } finally {
    await own.close();
  }
});

test('devices are listed, the current one marked, and one or all others can be ended', async () => {
  const first = await api.as('Devices');
  const others = [api.guest(), api.guest()];
  for (const other of others) await other.ask(signIn, { username: 'devices', password });
  const list = '{ viewer { sessions { totalCount edges { node { id isCurrent } } } } }';
  const ids = others.map((other) => /ses_\w{26}/.exec(other.cookie ?? '')?.[0] ?? '');
  const { nodes } = sessionsOf(await first.ask(list));
  expect(nodes.filter((node) => node.isCurrent)).toHaveLength(1);
  expect(nodes.map((node) => node.id)).toEqual(expect.arrayContaining(ids));
  await first.ask('mutation($id: ID!) { endSession(id: $id) }', { id: ids[0] });
  expect(await others[0]?.ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'GUEST' } });
  expect(await first.ask('mutation { endOtherSessions }')).toEqual({ endOtherSessions: 1 });
  expect(await others[1]?.ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'GUEST' } });
  expect(sessionsOf(await first.ask(list)).nodes).toHaveLength(1);
});

test('one user cannot end another one’s session', async () => {
  const victim = await api.as('Victim');
  const id = /ses_\w{26}/.exec(victim.cookie ?? '')?.[0];
  const result = await (
    await api.as('Attacker')
  ).raw('mutation($id: ID!) { endSession(id: $id) }', { id });
  expect(failure(result)).toBe('NOT_FOUND');
  expect(await victim.ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'MEMBER' } });
});

test('a new password signs every other device out and is the one that works', async () => {
  const change =
    'mutation($current: String!, $next: String!) { changePassword(current: $current, next: $next) }';
  const next = 'another long sentence';
  const first = await api.as('Changer');
  const other = api.guest();
  await other.ask(signIn, { username: 'changer', password });
  const wrong = await first.raw(change, { current: 'not it at all', next });
  expect(wrong.errors?.[0]?.extensions.fields?.[0]?.path).toBe('current');
  await first.ask(change, { current: password, next });
  expect(await other.ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'GUEST' } });
  expect(await first.ask('{ viewer { kind } }')).toEqual({ viewer: { kind: 'MEMBER' } });
  await api.guest().ask(signIn, { username: 'changer', password: next });
  expect(failure(await api.guest().raw(signIn, { username: 'changer', password }))).toBe(
    'UNAUTHENTICATED',
  );
});

test('signing out forgets the cookie and ends the session', async () => {
  const browser = await api.as('Leaver');
  const cookie = browser.cookie ?? '';
  await browser.ask('mutation { signOut }');
  expect(browser.cookie).toBeNull();
  expect(await api.guest({ cookie }).ask('{ viewer { kind } }')).toEqual({
    viewer: { kind: 'GUEST' },
  });
});

function sessionsOf(data: unknown): { nodes: { id: string; isCurrent: boolean }[] } {
  return { nodes: sessionList.parse(data).viewer.sessions.edges.map((edge) => edge.node) };
}

test('a broken cookie of somebody else beside ours does not matter', async () => {
  const browser = await api.as('crumbs');
  const cookie = `theirs=%ff; ${browser.cookie ?? ''}; cbf_session=%00`;
  expect(await api.guest({ cookie }).ask('{ viewer { kind } }')).toEqual({
    viewer: { kind: 'MEMBER' },
  });
});
