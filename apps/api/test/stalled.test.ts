import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Message } from '@cbf/db';
import { change } from '../src/events/commit.ts';
import { startTestApi, type TestApi } from './api.ts';
import { makeLine, type TestLine } from './line.ts';
import { figures, noLimits, openViewers, seqOf, type Viewer } from './viewers.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ sockets: noLimits, metricsToken: randomUUID() });
});
afterAll(() => api.close());

const perChange = 100;
const longText = 'x'.repeat(4000);

/** Long messages to tell of, and their workspace. */
async function longMessages(line: TestLine): Promise<{ workspaceId: string; ids: string[] }> {
  await line.receiveAll(
    Array.from({ length: perChange }, () => ({
      externalId: randomUUID(),
      kind: 'MESSAGE',
      messageId: randomUUID(),
      parts: [{ kind: 'TEXT', text: longText }],
    })),
  );
  const shape = z.object({ viewer: z.object({ workspace: z.object({ id: z.string() }) }) });
  const data = shape.parse(await line.owner.ask('{ viewer { workspace { id } } }'));
  const found = await line.em.find(Message, { text: longText });
  return { workspaceId: data.viewer.workspace.id, ids: found.map(({ id }) => id) };
}

describe('a viewer that stops reading', () => {
  it('is cut while five others are shown twenty thousand events, and resumes without a gap', async () => {
    const line = await makeLine(api);
    const { workspaceId, ids } = await longMessages(line);
    const tell = (): Promise<void> =>
      change(api.app.parts, 'update-bot', [workspaceId], (inner) => {
        inner.emit(
          workspaceId,
          ...ids.map((subjectId) => ({ kind: 'MessageAdded' as const, subjectId })),
        );
        return Promise.resolve();
      });
    const start = z.object({ cursor: z.string() }).parse(await line.owner.ask('{ cursor }')).cursor;
    const healthy = await openViewers(api, line.owner, 5, () => ({ variables: { after: start } }));
    const [stalled] = await openViewers(api, line.owner, 1, () => ({
      variables: { after: start },
    }));
    if (!stalled) throw new Error('No viewer.');
    await Promise.all([...healthy, stalled].map((viewer) => viewer.settled()));
    stalled.socket.pause();

    let resumed: Viewer | null = null;
    const begin = seqOf(start);
    const wanted = 20_000;
    for (let told = perChange; told <= wanted; told += perChange) {
      await tell();
      await Promise.all(healthy.map((one) => one.until(() => one.cursors.length >= told)));
      if (resumed || (await figures(api)).sockets_cut_backlog !== 1) continue;
      // Awake again, it reads what had reached it, finds its connection gone and comes back.
      stalled.socket.resume();
      await stalled.closed;
      [resumed = null] = await openViewers(api, line.owner, 1, () => ({
        variables: { after: stalled.cursors.at(-1) },
      }));
    }
    const all = Array.from({ length: wanted }, (_, place) => begin + 1 + place);
    for (const one of healthy) expect(one.seqs).toEqual(all);
    if (!resumed) throw new Error('It was never cut.');
    const back = resumed;
    await back.until(() => back.cursors.at(-1) === healthy[0]?.cursors.at(-1));
    // Nobody was too far behind: it takes up right behind the last event it had.
    expect([...stalled.seqs, ...back.seqs]).toEqual(all);
    for (const { socket } of [...healthy, back]) socket.terminate();
  }, 120_000);
});

describe('a viewer that is silent', () => {
  it('does not answer pings and is gone within thirty seconds, the others stay', async () => {
    const line = await makeLine(api);
    const before = (await figures(api)).sockets_cut_silent ?? 0;
    const [silent] = await openViewers(api, line.owner, 1, () => ({ socket: { autoPong: false } }));
    const [asleep, awake] = await openViewers(api, line.owner, 2);
    if (!silent || !asleep || !awake) throw new Error('No viewer.');
    await Promise.all([silent, asleep, awake].map((viewer) => viewer.settled()));
    asleep.socket.pause();
    const start = Date.now();
    await vi.waitFor(async () => expect((await figures(api)).sockets_cut_silent).toBe(before + 2), {
      timeout: 30_000,
      interval: 500,
    });
    expect((await silent.closed).code).toBe(1006);
    expect(Date.now() - start).toBeLessThan(30_000);
    expect(awake.socket.readyState).toBe(awake.socket.OPEN);
    for (const { socket } of [asleep, awake]) socket.terminate();
  }, 40_000);
});
