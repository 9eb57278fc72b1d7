import { setTimeout as wait } from 'node:timers/promises';

/** Resolves after `ms`; rejects with an AbortError, leaving no timer, as soon as `signal` aborts. */
export function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  return wait(ms, undefined, signal === undefined ? {} : { signal });
}
