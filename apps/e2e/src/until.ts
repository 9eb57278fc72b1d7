import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the answer is what is waited for; throws with the last answer when it never is. */
export async function until<T>(
  ask: () => Promise<T>,
  isSo: (answer: T) => boolean,
  timeoutMs = 15_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    if (Date.now() > end) {
      throw new Error(`Waited ${timeoutMs} ms in vain; last seen: ${JSON.stringify(answer)}`);
    }
    await pause(50);
  }
}
