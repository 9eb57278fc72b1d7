import { describe, expect, it } from 'vitest';
import { message, minute } from '../../../test/samples.ts';
import { layOut } from './lines.ts';

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const marks = (lines: Parameters<typeof layOut>[0]) =>
  layOut(lines, dayOf).map(({ opensDay, follows, ends }) =>
    [opensDay && 'day', follows && 'follows', ends && 'ends'].filter(Boolean).join(' '),
  );

describe('a conversation on the page', () => {
  it('joins what one person says in one breath', () => {
    expect(marks([message(1), message(2), message(3)])).toEqual(['day', 'follows', 'follows ends']);
  });

  it('begins anew with another author, another colleague, or after a pause', () => {
    const aziza = { author: 'OPERATOR', authorUser: { id: 'usr_1', username: 'aziza' } } as const;
    const bek = { author: 'OPERATOR', authorUser: { id: 'usr_2', username: 'bek' } } as const;
    expect(
      marks([
        message(1),
        message(2, aziza),
        message(3, bek),
        message(4, { ...bek, createdAt: minute(9) }),
      ]),
    ).toEqual(['day ends', 'ends', 'ends', 'ends']);
  });

  it('marks each day once', () => {
    const days = [message(1), message(2), message(3, { createdAt: minute(24 * 60) })];
    expect(marks(days)).toEqual(['day', 'follows ends', 'day ends']);
  });

  it('is empty when nothing was said', () => {
    expect(layOut([], dayOf)).toEqual([]);
  });
});
