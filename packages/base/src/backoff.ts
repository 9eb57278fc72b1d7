/** How long waits grow and where they stop; `random` is given by tests that need one answer. */
export interface BackoffOptions {
  readonly baseMs: number;
  readonly capMs: number;
  readonly random?: () => number;
}

/**
 * Milliseconds to wait before the next try, anywhere between 0 and `baseMs · 2^attempt` (never
 * over `capMs`); `attempt` counts the failures before this one, from 0.
 */
export function backoff(attempt: number, options: BackoffOptions): number {
  // The whole span is random ("full jitter"): clients that failed together must not return together.
  const { baseMs, capMs, random = Math.random } = options;
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** Math.max(0, attempt)));
}
