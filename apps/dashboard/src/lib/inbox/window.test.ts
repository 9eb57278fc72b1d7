import { describe, expect, it } from 'vitest';
import { formatFor } from '#lib/format/format.ts';
import { windowOf } from './window.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const format = formatFor('en', 'UTC');
const after = (minutes: number) =>
  windowOf(new Date(now.getTime() + minutes * 60_000).toISOString(), now, format);

describe('the time in which a platform takes what a person writes', () => {
  it('is not told where there is no end of it', () => {
    expect(windowOf(null, now, format)).toBeNull();
  });

  it('is told in hours, then in minutes with a warning, never in seconds', () => {
    expect(after(23 * 60 + 59)).toMatchObject({ isOpen: true, tone: 'plain' });
    expect(after(23 * 60)?.text).toBe('The time to write ends in 23 hours');
    expect(after(45.5)).toMatchObject({
      text: 'The time to write ends in 45 minutes',
      tone: 'warn',
    });
    expect(after(0.2)?.text).toBe('The time to write ends in 1 minute');
  });

  it('is over at its end', () => {
    expect(after(0)).toMatchObject({ isOpen: false, tone: 'bad' });
  });
});
