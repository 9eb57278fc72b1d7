import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '../stage.ts';

/** How often and how fast processes are killed. */
export interface KillPlan {
  kills: number;
  /** From one kill to the next, at least and at most. */
  everyMs: readonly [number, number];
  /** How many messages must have been written at the end. */
  updates: number;
}

/** How long a process takes to come up on a machine that does nothing else. */
const usualStartMs = 1_500;

/**
 * Kills processes at random moments while customers write: now the one, now the other, also two at
 * once and one that has not come up again. Where they take long to come up they live longer as well,
 * or nothing would ever be answered on a busy machine.
 */
export async function killAtRandom(stage: Stage, plan: KillPlan): Promise<void> {
  const { house, load, dice } = stage;
  const [least, most] = plan.everyMs;
  let under: Promise<unknown> = Promise.resolve();
  let startMs = usualStartMs;
  for (let kill = 1; kill <= plan.kills; kill += 1) {
    await pause(dice.between(least, most) * Math.max(1, startMs / usualStartMs));
    // The simulated platforms die less often than what is tested.
    const posts = house.posts.filter(({ name }) => name !== 'simulator' || dice.roll() < 0.3);
    const post = dice.pick(posts);
    const isAlone = dice.roll() < 0.8;
    if (isAlone) await under;
    // It dies at any moment of its life, the first ones among them.
    await post.up();
    await pause(dice.roll() ** 2 * most);
    const since = performance.now();
    const risen = async () => {
      await post.hit('SIGKILL');
      void post.up().then(() => (startMs = performance.now() - since));
    };
    under = Promise.all([under, risen()]);
    under.catch(() => undefined);
    if (kill % 10 === 0) {
      process.stderr.write(`  ${kill} of ${plan.kills} kills, ${load.said()} messages\n`);
    }
  }
  await under;
  while (load.said() < plan.updates) await pause(200);
}
