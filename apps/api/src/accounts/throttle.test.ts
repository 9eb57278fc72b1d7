import { expect, test } from 'vitest';
import { failure, password, startTestApi, type Client } from '../../test/api.ts';

const register =
  'mutation($username: String!, $password: String!) { register(username: $username, password: $password) { viewer { kind } } }';
const signIn =
  'mutation($username: String!) { signIn(username: $username, password: "wrong wrong") { viewer { kind } } }';

async function codes(times: number, ask: (n: number) => Promise<string>): Promise<string[]> {
  const found: string[] = [];
  for (let n = 0; n < times; n += 1) found.push(await ask(n));
  return found;
}

test('a public address may register twenty accounts an hour', async () => {
  const api = await startTestApi({ localStart: false });
  try {
    const sign = async (client: Client, username: string): Promise<string> => {
      const result = await client.raw(register, { username, password });
      return result.errors ? failure(result) : 'OK';
    };
    const one = api.guest({ 'x-forwarded-for': '203.0.113.1' });
    const seen = await codes(21, (n) => sign(one, `person-${String(n)}`));
    expect(seen.slice(0, 20)).toEqual(Array<string>(20).fill('OK'));
    expect(seen[20]).toBe('RATE_LIMITED');
    const other = api.guest({ 'x-forwarded-for': '203.0.113.2' });
    expect(await sign(other, 'neighbour')).toBe('OK');
  } finally {
    await api.close();
  }
});

test('an address that nobody trusts cannot hide behind made-up ones', async () => {
  const api = await startTestApi({ trustedProxy: '192.0.2.1' });
  try {
    const seen = await codes(21, async (n) => {
      const client = api.guest({ 'x-forwarded-for': `198.51.100.${String(n)}` });
      return failure(await client.raw(signIn, { username: `guess-${String(n)}` }));
    });
    expect(seen[19]).toBe('UNAUTHENTICATED');
    expect(seen[20]).toBe('RATE_LIMITED');
  } finally {
    await api.close();
  }
});
