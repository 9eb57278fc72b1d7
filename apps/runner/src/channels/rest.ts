import { sleep } from '@cbf/base';

/** Waits, or until told to stop; never throws, because the caller looks at the signal anyway. */
export async function rest(ms: number, signal: AbortSignal): Promise<void> {
  if (Number.isFinite(ms)) return sleep(ms, signal).catch(() => undefined);
  if (signal.aborted) return;
  await new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
}
