import { sleep } from '@cbf/base';
import type { Answer } from './graph.ts';

/** Calls `show` at once and then again so often; a failure ends it in silence. */
export function keepShowing(
  show: (signal: AbortSignal) => Promise<Answer>,
  everyMs: number,
): () => void {
  const end = new AbortController();
  const run = async () => {
    // It is a courtesy: nobody is told that it could not be shown.
    while (!end.signal.aborted) {
      const shown = await show(end.signal);
      if (!shown.ok) return;
      await sleep(everyMs, end.signal).catch(() => undefined);
    }
  };
  void run();
  return () => end.abort(null);
}
