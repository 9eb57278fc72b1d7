import { setTimeout as rest } from 'node:timers/promises';
import type { Seen, Watchers } from '../harness/watchers.ts';

const [tries, restMs] = [100, 50];

/**
 * Sends until every viewer, or at least one, has got something and nothing is on its way any more:
 * only then have they subscribed. Throws when nothing ever comes.
 */
export async function settle(
  watchers: Watchers,
  send: () => Promise<unknown>,
  whom: 'each' | 'total' = 'each',
): Promise<Seen> {
  let before = -1;
  for (let time = 0; time < tries; time += 1) {
    const seen = await watchers.count();
    if (seen[whom] > 0 && seen.total === before) return seen;
    before = seen.total;
    if (seen[whom] === 0 && time % 10 === 0) await send();
    await rest(restMs);
  }
  throw new Error('A viewer never got an event.');
}
