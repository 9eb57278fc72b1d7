import { describe, expect, it } from 'vitest';
import { cleanToken, isToken } from './token.ts';

const token = `123456789:${'A'.repeat(35)}`;

describe('a pasted Telegram token', () => {
  it.each([
    [token, true],
    [` «${token}» \n`, true],
    [`12345:${'A'.repeat(30)}`, true],
    ['123456789', false],
    [`${token}:more`, false],
    ['', false],
  ])('%j has the right shape: %s', (pasted, expected) => {
    expect(isToken(cleanToken(pasted))).toBe(expected);
  });
});
