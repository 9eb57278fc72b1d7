import { afterEach, expect, it } from 'vitest';
import type { Hint } from './hints.ts';
import { createOutbox, type Outbox } from './outbox.ts';

const open: Outbox[] = [];
afterEach(() => {
  for (const outbox of open.splice(0)) outbox.shut();
});

/** An outbox that is open, and what it has sent since, with the times of the sendings. */
async function opened(send: () => Promise<void> = () => Promise.resolve()) {
  const sent: { hints: readonly Hint[]; at: number }[] = [];
  const waiting = new Set<() => void>();
  const outbox = createOutbox((hints) => {
    sent.push({ hints, at: performance.now() });
    for (const look of waiting) look();
    return send();
  });
  open.push(outbox);
  const sendings = (count: number) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (sent.length >= count) resolve();
      };
      waiting.add(look);
      look();
    });
  outbox.post({ kind: 'WORK', work: 'TURNS' });
  outbox.open();
  await sendings(1);
  return { outbox, sent, sendings };
}

const grown = (workspaceId: string, seq: number): Hint => ({ kind: 'LOG', workspaceId, seq });

it('begins with the word to look at everything, whatever was posted before', async () => {
  const { sent } = await opened();
  expect(sent.map(({ hints }) => hints)).toEqual([[{ kind: 'ALL' }]]);
});

it('sends what comes within 20 ms together, each once, the newest of its kind', async () => {
  const { outbox, sent, sendings } = await opened();
  for (let seq = 1; seq <= 100; seq += 1) outbox.post(grown('a', seq));
  outbox.post(grown('b', 1));
  await sendings(2);
  expect(sent[1]?.hints).toEqual([grown('a', 100), grown('b', 1)]);
  expect((sent[1]?.at ?? 0) - (sent[0]?.at ?? 0)).toBeGreaterThanOrEqual(19);
});

it('waits for a sending that takes longer before the next one', async () => {
  const slow = Promise.withResolvers<void>();
  const { outbox, sent, sendings } = await opened(() => slow.promise);
  outbox.post(grown('a', 1));
  // Another one, whose sendings end at once, has sent three times meanwhile.
  const quick = await opened();
  for (const count of [2, 3, 4]) {
    quick.outbox.post(grown('a', count));
    await quick.sendings(count);
  }
  expect(sent).toHaveLength(1);
  slow.resolve();
  await sendings(2);
  expect(sent[1]?.hints).toEqual([grown('a', 1)]);
});

it('says only to look at everything when there is too much to say', async () => {
  const { outbox, sent, sendings } = await opened();
  for (let place = 0; place < 5000; place += 1) outbox.post(grown(`w${String(place)}`, 1));
  await sendings(2);
  expect(sent[1]?.hints).toEqual([{ kind: 'ALL' }]);
});
