import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { change } from '../src/events/commit.ts';
import { startTestApi, type TestApi } from './api.ts';
import { makeLine, type TestLine } from './line.ts';
import { noLimits, seqOf, Viewer } from './viewers.ts';

let api: TestApi;
let line: TestLine;
let workspaceId: string;
beforeAll(async () => {
  api = await startTestApi({ sockets: noLimits, metricsToken: randomUUID() });
  line = await makeLine(api);
  const shape = z.object({ viewer: z.object({ workspace: z.object({ id: z.string() }) }) });
  const data = shape.parse(await line.owner.ask('{ viewer { workspace { id } } }'));
  workspaceId = data.viewer.workspace.id;
});
afterAll(() => api.close());

async function head(): Promise<string> {
  return z.object({ cursor: z.string() }).parse(await line.owner.ask('{ cursor }')).cursor;
}

/** A person who follows the log over any number of connections, always from where they were. */
class Follower {
  readonly seen: number[] = [];
  cursor: string;
  #viewer: Viewer | null = null;
  #taken = 0;
  #ids = 0;

  constructor(cursor: string) {
    this.cursor = cursor;
  }

  /** Opens a connection, or on the one that is open ends the subscription and begins another. */
  async follow(): Promise<void> {
    if (this.#viewer) {
      this.#viewer.socket.send(JSON.stringify({ id: this.#id(), type: 'complete' }));
      await this.#viewer.settled();
      this.#take();
    } else {
      this.#viewer = new Viewer(api, line.owner);
      this.#taken = 0;
      await this.#viewer.open();
    }
    this.#ids += 1;
    this.#viewer.ask({ id: this.#id(), variables: { after: this.cursor } });
  }

  /** Loses the connection without a word; what was on its way is lost. */
  cut(): void {
    this.#take();
    this.#viewer?.socket.terminate();
    this.#viewer = null;
  }

  /** Resolves when it has been shown everything up to a place. */
  async reach(cursor: string): Promise<void> {
    if (seqOf(this.cursor) >= seqOf(cursor)) return;
    if (!this.#viewer) await this.follow();
    const viewer = this.#viewer;
    await viewer?.until(() => seqOf(viewer.cursors.at(-1) ?? '') >= seqOf(cursor));
    this.#take();
  }

  #id(): string {
    return `s${String(this.#ids)}`;
  }

  #take(): void {
    const fresh = this.#viewer?.cursors.slice(this.#taken) ?? [];
    this.#taken += fresh.length;
    this.seen.push(...fresh.map(seqOf));
    this.cursor = fresh.at(-1) ?? this.cursor;
  }
}

async function write(count: number): Promise<void> {
  await change(api.app.parts, 'update-bot', [workspaceId], (inner) => {
    const kinds = ['BotStatusChanged', 'BotChanged'] as const;
    for (let place = 0; place < count; place += 1)
      inner.emit(workspaceId, {
        kind: kinds[place % 2] ?? 'BotChanged',
        botId: line.botId,
        subjectId: line.botId,
      });
    return Promise.resolve();
  });
}

/** Writes on and on for a while, so that whoever joins meanwhile joins in the middle of it. */
async function burst(): Promise<void> {
  for (let n = 0; n < 30; n += 1) {
    await write(1);
    await setImmediate();
  }
}

const followers = 4;
const who = fc.nat({ max: followers - 1 });
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('write' as const), count: fc.constantFrom(1, 2) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('burst' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('follow' as const), who }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cut' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reach' as const), who }) },
);

it('whoever joins, leaves, is cut and comes back while others write is shown each event once, in order', async () => {
  const { live } = api.app.parts;
  const tell = live.log.tell;
  const story = fc.array(step, { minLength: 20, maxLength: 50 });
  const losses = fc.constantFrom(0, 0.5, 1);
  try {
    await fc.assert(
      fc.asyncProperty(
        story,
        losses,
        fc.infiniteStream(fc.nat({ max: 99 })),
        async (steps, lost, dice) => {
          Object.assign(live.log, {
            tell: (key: string, seq: number | null) => {
              const { value } = dice.next();
              if ((value ?? 0) >= lost * 100) tell(key, seq);
            },
          });
          const begin = await head();
          const all = Array.from({ length: followers }, () => new Follower(begin));
          const writing: Promise<void>[] = [];
          for (const each of steps) {
            // Nobody waits for a writer: joins and writes cross each other.
            if (each.do === 'write') writing.push(write(each.count));
            else if (each.do === 'burst') writing.push(burst());
            else if (each.do === 'follow') await all[each.who]?.follow();
            else if (each.do === 'cut') all[each.who]?.cut();
            else await all[each.who]?.reach(await head());
          }
          await Promise.all(writing);
          const end = await head();
          for (const follower of all) {
            await follower.reach(end);
            follower.cut();
            const missing = seqOf(end) - seqOf(begin) - follower.seen.length;
            expect(missing).toBe(0);
            expect(follower.seen).toEqual(follower.seen.map((_, n) => seqOf(begin) + 1 + n));
          }
        },
      ),
      { numRuns: 12, endOnFailure: true, interruptAfterTimeLimit: 40_000 },
    );
  } finally {
    Object.assign(live.log, { tell });
  }
}, 90_000);
