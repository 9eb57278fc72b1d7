import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Session, User } from '@cbf/db';
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

test('registering makes a user with a workspace of their own, and the first is the admin', async () => {
  const browser = api.guest();
  expect(await browser.ask(register, { username: 'Aziza', password, locale: 'uz' })).toEqual({
    register: {
      viewer: {
        kind: 'MEMBER',
        role: 'OWNER',
        user: { username: 'Aziza', locale: 'uz', isAdmin: true },
        workspace: { name: 'Aziza', timeZone: 'Asia/Tashkent' },
      },
    },
  });
  expect(await browser.ask(who)).toEqual({
    viewer: { kind: 'MEMBER', user: { username: 'Aziza' } },
  });
  const second = await api.as('second');
  expect(await second.ask('{ viewer { user { isAdmin } } }')).toEqual({
    viewer: { user: { isAdmin: false } },
  });
});

test('a name is taken in any case, and the field is named in the language of the asker', async () => {
  await api.as('Bobur');
  const result = await api
    .guest({ 'accept-language': 'ru,en;q=0.5' })
    .raw(register, { username: 'boBUR', password });
  expect(result.errors?.[0]?.extensions).toMatchObject({
    code: 'CONFLICT',
    fields: [{ path: 'username', message: expect.stringContaining('занято') }],
  });
});

test.each([
  ['ab', password, 'username'],
  ['has space', password, 'username'],
  ['shorty', 'seven77', 'password'],
  ['common', 'Password123', 'password'],
  ['keyboard', 'qwertyuiop', 'password'],
  ['my-own-name', 'my-own-name', 'password'],
  ['long', 'x1'.repeat(65), 'password'],
])('registering %s with %s names the field at fault', async (username, given, path) => {
  const result = await api.guest().raw(register, { username, password: given });
  expect(failure(result)).toBe('BAD_INPUT');
  expect(result.errors?.[0]?.extensions.fields?.map((field) => field.path)).toEqual([path]);
});

test('signing in needs the right password, and a wrong name is answered like a wrong password', async () => {
  await api.as('Dilnoza');
  const wrong = await api.guest().raw(signIn, { username: 'dilnoza', password: 'not it at all' });
  const unknown = await api.guest().raw(signIn, { username: 'nobody-here', password });
  expect(failure(wrong)).toBe('UNAUTHENTICATED');
  expect(unknown.errors?.[0]?.message).toBe(wrong.errors?.[0]?.message);
  const browser = api.guest();
  await browser.ask(signIn, { username: ' DILNOZA ', password });
  expect(await browser.ask(who)).toMatchObject({ viewer: { user: { username: 'Dilnoza' } } });
});

test('an unknown name takes as long as a wrong password', async () => {
  await api.as('Timing');
  const timed = async (username: string): Promise<number> => {
    const start = performance.now();
    await api.guest().raw(signIn, { username, password: 'not it at all' });
    return performance.now() - start;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    known.push(await timed('timing'));
    unknown.push(await timed(`missing-${String(round)}`));
  }
  // The fastest of each is least disturbed by whatever else the machine does.
  const ratio = Math.min(...unknown) / Math.min(...known);
  expect(ratio).toBeGreaterThan(0.4);
  expect(ratio).toBeLessThan(2.5);
});

test('the fifth wrong password is the last for a while, whoever tries, and others still get in', async () => {
  await api.as('Locked');
  await api.as('Unlocked');
  for (let round = 0; round < 5; round += 1) {
    const result = await api.guest().raw(signIn, { username: 'locked', password: 'wrong wrong' });
    expect(failure(result)).toBe('UNAUTHENTICATED');
  }
  const right = await api.guest().raw(signIn, { username: 'locked', password });
  expect(failure(right)).toBe('RATE_LIMITED');
  expect(right.errors?.[0]?.message).toMatch(/wait 1[45] min/);
  const other = await api.guest().ask(signIn, { username: 'unlocked', password });
  expect(other).toMatchObject({ signIn: { viewer: { user: { username: 'Unlocked' } } } });
});

test('sign-ins gathered in one request are counted one by one', async () => {
  await api.as('Aliased');
  const tries = Array.from(
    { length: 8 },
    (_, n) =>
      `t${String(n)}: signIn(username: "aliased", password: "guess ${String(n)}") { viewer { kind } }`,
  );
  const browser = api.guest({ 'x-forwarded-for': '203.0.113.9' });
  const codes = new Set<string>();
  for (let round = 0; round < 6; round += 1) {
    const { errors = [] } = await browser.raw(`mutation { ${tries.join(' ')} }`);
    for (const error of errors) codes.add(error.extensions.code);
  }
  expect([...codes].sort()).toEqual(['RATE_LIMITED', 'UNAUTHENTICATED']);
});

test('twenty wrong tries from one address close the address, whatever the names', async () => {
  const browser = api.guest({ 'x-forwarded-for': '203.0.113.77' });
  const codes: string[] = [];
  for (let round = 0; round < 21; round += 1) {
    const username = `guess-${String(round)}`;
    codes.push(failure(await browser.raw(signIn, { username, password: 'wrong wrong' })));
  }
  expect(codes.slice(0, 20)).not.toContain('RATE_LIMITED');
  expect(codes[20]).toBe('RATE_LIMITED');
});

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

test('a hash made with older settings is renewed at the next sign-in', async () => {
  await api.as('Rehash');
  const em = api.app.parts.database.em.fork();
  const old = '$argon2id$v=19$m=8192,t=1,p=1$';
  const passwordHash = await hash(password, { memoryCost: 8192, timeCost: 1, parallelism: 1 });
  expect(passwordHash.startsWith(old)).toBe(true);
  await em.nativeUpdate(User, { foldedUsername: 'rehash' }, { passwordHash });
  await api.guest().ask(signIn, { username: 'rehash', password });
  const renewed = await em.findOneOrFail(User, { foldedUsername: 'rehash' });
  expect(renewed.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
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

test('account and workspace can be changed, with the fields at fault named', async () => {
  const browser = await api.as('Editor');
  const change =
    'mutation($zone: String) { updateAccount(locale: ru, theme: DARK, workspaceName: " My shop ", timeZone: $zone) { user { locale theme } workspace { name timeZone } } }';
  expect(await browser.ask(change, { zone: 'Europe/Moscow' })).toEqual({
    updateAccount: {
      user: { locale: 'ru', theme: 'DARK' },
      workspace: { name: 'My shop', timeZone: 'Europe/Moscow' },
    },
  });
  const wrong = await browser.raw(change, { zone: 'Mars/Olympus' });
  expect(wrong.errors?.[0]?.extensions.fields).toEqual([
    { path: 'timeZone', message: expect.stringContaining('Asia/Tashkent') },
  ]);
});

test('the configured admin is made at start and gets the configured password back', async () => {
  const admin = { username: 'root-admin', password: 'a long admin password' };
  const own = await startTestApi({ admin, localStart: false });
  try {
    expect(await (await own.as('not-admin')).ask('{ viewer { user { isAdmin } } }')).toEqual({
      viewer: { user: { isAdmin: false } },
    });
    const em = own.app.parts.database.em.fork();
    const passwordHash = await hash('somebody else changed it');
    await em.nativeUpdate(User, { foldedUsername: 'root-admin' }, { isAdmin: false, passwordHash });
    await own.restart();
    const browser = own.guest();
    await browser.ask(signIn, admin);
    expect(await browser.ask('{ viewer { user { isAdmin } } }')).toEqual({
      viewer: { user: { isAdmin: true } },
    });
  } finally {
    await own.close();
  }
});

function sessionsOf(data: unknown): { nodes: { id: string; isCurrent: boolean }[] } {
  return { nodes: sessionList.parse(data).viewer.sessions.edges.map((edge) => edge.node) };
}
