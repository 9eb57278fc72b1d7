import { expect, it } from 'vitest';
import { reportOf } from './send.ts';

it.each([
  [{ outcome: 'sent', platformMessageId: '7' }, true, { outcome: 'SENT', platformMessageId: '7' }],
  [
    { outcome: 'sent', platformMessageId: '7' },
    false,
    { outcome: 'PIECE_SENT', platformMessageId: '7' },
  ],
  [
    { outcome: 'retry', afterMs: 3_000, detail: '429' },
    true,
    {
      outcome: 'RETRY',
      retryAfterMs: 3_000,
      limited: false,
      channelPauseMs: null,
      detail: '429',
    },
  ],
  [
    { outcome: 'rejected', reason: 'chat' },
    true,
    { outcome: 'REJECTED', detail: 'chat', reason: null, platformCode: null },
  ],
  [
    { outcome: 'rejected', reason: 'late', reasonCode: 'WINDOW_CLOSED', platformCode: '131047' },
    true,
    { outcome: 'REJECTED', detail: 'late', reason: 'WINDOW_CLOSED', platformCode: '131047' },
  ],
  [{ outcome: 'blocked', detail: '403' }, true, { outcome: 'BLOCKED', detail: '403' }],
  [{ outcome: 'unauthorized', detail: '401' }, true, { outcome: 'UNAUTHORIZED', detail: '401' }],
  [{ outcome: 'uncertain', detail: 'reset' }, false, { outcome: 'UNCERTAIN', detail: 'reset' }],
] as const)('a piece that was %o (last: %s) is told as %o', (result, isLast, told) => {
  expect(reportOf(result, { piece: 2, pieces: 3, isLast })).toEqual({
    ...told,
    piece: 2,
    pieces: 3,
  });
});
