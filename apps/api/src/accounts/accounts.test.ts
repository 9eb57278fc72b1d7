import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { User } from '@cbf/db';
import { failure, password, startTestApi, type TestApi } from '../../test/api.ts';

const register =
  'mutation($username: String!, $password: String!, $locale: Locale) { register(username: $username, password: $password, locale: $locale) { viewer { kind role user { username locale isAdmin } workspace { name timeZone } } } }';
const signIn =
  'mutation($username: String!, $password: String!, $remember: Boolean) { signIn(username: $username, password: $password, remember: $remember) { viewer { user { username } } } }';
const who = '{ viewer { kind user { username } } }';

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
