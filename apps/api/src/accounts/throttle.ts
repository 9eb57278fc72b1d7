import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { Refusal } from '../words/refusal.ts';

/** How often something may be tried from one place. */
export interface Throttle {
  /** Counts a try; throws RATE_LIMITED with the minutes to wait when there were too many. */
  take(key: string): Promise<void>;
  /** Takes the try back: it was a rightful one. */
  giveBack(key: string): Promise<void>;
  /** Forgets the key's tries. */
  forget(key: string): Promise<void>;
}

/** A throttle of `points` tries within `minutes`, kept in this process's memory. */
export function createThrottle(points: number, minutes: number): Throttle {
  const limiter = new RateLimiterMemory({ points, duration: minutes * 60 });
  return {
    async take(key) {
      try {
        await limiter.consume(key);
      } catch (thrown) {
        if (!(thrown instanceof RateLimiterRes)) throw thrown;
        const wait = Math.max(1, Math.ceil(thrown.msBeforeNext / 60_000));
        throw new Refusal('RATE_LIMITED', 'tooManyRequests', { minutes: wait });
      }
    },
    async giveBack(key) {
      await limiter.reward(key);
    },
    async forget(key) {
      await limiter.delete(key);
    },
  };
}
