import { describe, expect, it } from 'vitest';
import { pathBack } from './back.ts';
import { readSetCookie } from './cookies.ts';

describe('a Set-Cookie line of the api', () => {
  it('is passed on with all that limits it', () => {
    const line =
      'cbf_session=ses_1.s=cr/et; Max-Age=604800; Path=/; HttpOnly; Secure; SameSite=Lax';
    expect(readSetCookie(line)).toEqual({
      name: 'cbf_session',
      value: 'ses_1.s=cr/et',
      options: { path: '/', httpOnly: true, secure: true, sameSite: 'lax', maxAge: 604_800 },
    });
  });

  it('keeps an end in the past, which is how a cookie is taken away', () => {
    const cookie = readSetCookie('cbf_session=; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Path=/');
    expect(cookie?.options.expires).toEqual(new Date(0));
    expect(cookie?.options.secure).toBe(false);
  });

  it('is ignored when it is not one', () => {
    expect(readSetCookie('; Path=/')).toBeNull();
  });
});

describe('the way back after a form', () => {
  it.each([
    ['/bots?x=1', '/bots?x=1'],
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/a\\b', '/'],
    [null, '/'],
  ])('%s leads to %s', (asked, expected) => {
    expect(pathBack(asked, '/')).toBe(expected);
  });
});
