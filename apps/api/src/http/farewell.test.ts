import { describe, expect, it } from 'vitest';
import { sendAway } from './farewell.ts';

describe('sockets that are sent away', () => {
  it.each([
    [50, 0, 40],
    [1000, 150, 900],
  ])('%i of them leave in no less than %i ms', async (count, least, most) => {
    const codes: number[] = [];
    const sockets = Array.from({ length: count }, () => ({
      close: (code: number) => codes.push(code),
    }));
    const beganAt = performance.now();
    await sendAway(sockets, 200);
    const spent = performance.now() - beganAt;
    expect(codes).toEqual(Array(count).fill(1001));
    expect(spent).toBeGreaterThanOrEqual(least - 10);
    expect(spent).toBeLessThan(most);
  });
});
