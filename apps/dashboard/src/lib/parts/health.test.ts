import { describe, expect, it } from 'vitest';
import { formatFor } from '#lib/format/format.ts';
import { healthOf, type Observed } from './health.ts';

const now = new Date('2026-11-22T12:00:00.000Z');
const format = formatFor('en', 'UTC');
const before = (seconds: number) => new Date(now.getTime() - seconds * 1000).toISOString();
const well: Observed = {
  status: 'ACTIVE',
  provenAt: before(20),
  pendingCount: 0,
  lagMs: null,
  lastError: null,
  leaseOwner: { runnerId: 'kiwi', since: before(3600) },
  sendsPausedUntil: null,
  credentialExpiresAt: null,
};
const told = (more: Partial<Observed>, desired: 'RUNNING' | 'STOPPED' = 'RUNNING') =>
  healthOf({ ...well, ...more }, desired, { format, now }).map(({ text }) => text);

describe('how a channel does', () => {
  it('is that it works, when it was checked, what waits and who has it', () => {
    expect(told({})).toEqual([
      'Works: checked 20 seconds ago, nothing is waiting.',
      'Connected since Nov 22, 2026, 11:00 AM (process “kiwi”).',
    ]);
    expect(told({ pendingCount: 3, lagMs: 1_200 })).toEqual([
      'Works: checked 20 seconds ago, 3 messages are waiting.',
      'The newest message reached us after 1.2 sec.',
      'Connected since Nov 22, 2026, 11:00 AM (process “kiwi”).',
    ]);
  });

  it('is when it last worked, what waits and what to do, when nobody has it', () => {
    const dead = { status: 'PENDING', leaseOwner: null, provenAt: before(300) } as const;
    expect(told({ ...dead, pendingCount: 1 })).toEqual([
      'Last worked: 5 minutes ago.',
      '1 message is waiting and will be answered later.',
      expect.stringMatching(
        /^Nothing is connected to this channel now\..*start ChatBot Factory again\.$/,
      ),
    ]);
    expect(told({ ...dead, provenAt: null })[0]).toBe('Not confirmed yet.');
  });

  it('tells until when the token is valid, and warns ten days before it ends', () => {
    const days = (count: number) => ({ credentialExpiresAt: before(-count * 24 * 3600) });
    const of = (count: number) =>
      healthOf({ ...well, ...days(count) }, 'RUNNING', { format, now })[1];
    expect(of(50)).toMatchObject({ tone: 'plain', text: expect.stringContaining('valid until') });
    expect(of(9)).toMatchObject({
      tone: 'warn',
      text: expect.stringContaining('The token ends on'),
    });
    expect(of(-1)).toMatchObject({
      tone: 'warn',
      text: expect.stringContaining('The token ended on'),
    });
  });

  it('tells the last trouble, a slow platform and a pause that the platform asked for', () => {
    const lastError = { at: before(60), text: 'Bad Gateway' };
    const sendsPausedUntil = new Date(now.getTime() + 90_000).toISOString();
    expect(told({ lastError, lagMs: 40_000, sendsPausedUntil })).toEqual([
      'Works: checked 20 seconds ago, nothing is waiting.',
      expect.stringContaining('Nothing is sent until 12:01'),
      'The newest message reached us only after 40 sec. The platform or the network is slow.',
      'Connected since Nov 22, 2026, 11:00 AM (process “kiwi”).',
      'Last trouble, 1 minute ago: Bad Gateway',
    ]);
    expect(told({ sendsPausedUntil: before(1) }).join(' ')).not.toContain('Nothing is sent');
  });

  it('is silent about who has a stopped one', () => {
    const stopped = { status: 'INACTIVE', leaseOwner: null } as const;
    expect(told(stopped, 'STOPPED')).toEqual([]);
    expect(told({ ...stopped, pendingCount: 2 }, 'STOPPED')).toEqual([
      '2 messages are waiting and will be answered later.',
    ]);
  });
});
