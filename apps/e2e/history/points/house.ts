import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, type Process } from '../../src/process.ts';
import { startLine, type Line } from '../../src/line.ts';
import type { Owner } from '../../src/owner.ts';

/** Who dies: the points of commits are the api's, all others the runner's. */
export type Victim = 'api' | 'runner';

/** A house whose processes can be told at which point they are to die. */
export interface PointHouse {
  readonly line: Line;
  readonly owner: Owner;
  /** Where platforms reach the runner. */
  readonly publicUrl: string;
  /** The key that the api knows its runners by. */
  readonly runnerKey: string;
  /** From now on the victim does this at this point; nothing when it is null. */
  arm(victim: Victim, rule: string | null): Promise<void>;
  /** Waits until the victim is dead; throws when it never came to its point. */
  untilDead(victim: Victim, withinMs: number): Promise<void>;
  /** Ends the victim at once, as the others are ended at their points. */
  kill(victim: Victim): Promise<void>;
  /** Brings a dead process back, under its own name; fault-free unless a rule is given. */
  revive(victim: Victim, rule?: string): Promise<void>;
  /** Another person with another workspace. */
  newcomer(): Promise<Owner>;
  close(): Promise<void>;
}

/** The person whom the api makes at each start. */
export const admin = { username: 'keeper', password: 'the-keeper-of-the-points' };

const runnerName = { RUNNER_ID: 'run_points' };

/** Opens a house of one api and one runner that run the sources, because built code has no points. */
export async function openPointHouse(database?: string): Promise<PointHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'cbf-points-'));
  const files = { api: join(folder, 'api'), runner: join(folder, 'runner') };
  const write = (victim: Victim, rule: string | null) => writeFile(files[victim], rule ?? '');
  await Promise.all([write('api', null), write('runner', null)]);
  const runnerKey = 'the-key-of-the-runner-of-the-points';
  const hooks = await freePort();
  const publicUrl = `http://127.0.0.1:${hooks}`;
  const line = await startLine({
    runners: 0,
    publicUrl,
    env: { RUNNER_KEY: runnerKey },
    apiEnv: {
      FAILPOINTS_FILE: files.api,
      ADMIN_USERNAME: admin.username,
      ADMIN_PASSWORD: admin.password,
      ...(database === undefined ? {} : { DATABASE_URL: database }),
    },
  });
  const startRunner = () =>
    line.startRunner({ ...runnerName, RUNNER_PORT: String(hooks), FAILPOINTS_FILE: files.runner });
  let runner: Process = await startRunner();
  const processOf = (victim: Victim) => (victim === 'api' ? line.api() : runner);
  await line.simulator.control.gemini.configure({ firstChunkMs: 30, chunkMs: 120 });
  return {
    line,
    owner: await line.signUp(),
    publicUrl,
    runnerKey,
    arm: write,
    async untilDead(victim, withinMs) {
      const late = pause(withinMs, 'late', { ref: false });
      if ((await Promise.race([processOf(victim).ended, late])) === 'late') {
        throw new Error(`The ${victim} did not come to its point within ${withinMs} ms.`);
      }
    },
    async kill(victim) {
      await processOf(victim).stop('SIGKILL');
    },
    async revive(victim, rule) {
      await write(victim, rule ?? null);
      if (victim === 'api') await line.startApi();
      else runner = await startRunner();
    },
    newcomer: () => line.signUp(),
    close: async () => {
      await line.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
