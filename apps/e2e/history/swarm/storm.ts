import { setTimeout as pause } from 'node:timers/promises';
import type { Dice } from '../actors/dice.ts';
import type { Judged } from '../outcome.ts';
import { openCrowd, type CrowdPlan } from './crowd.ts';

/** How a storm blows. */
export interface StormPlan extends CrowdPlan {
  /** Entries of the logs a second, all tenants together. */
  eventsPerSecond: number;
  /** How often a line is cut and comes back, until it is over. */
  reconnects: number;
  /** At most so many reconnects a second, or the machine measures itself. */
  reconnectsPerSecond: number;
}

/** What a storm showed. */
export interface StormFigures {
  sockets: number;
  events: number;
  deliveries: number;
  reconnects: number;
  seconds: number;
  lagMsP50: number;
  lagMsP99: number;
}

const tickMs = 50;
// A customer's message is told as MessageAdded, TurnChanged and mostly ConversationChanged.
const eventsOfMessage = 3;

/** Cuts sockets at random while the logs grow, until enough have come back; then all must be level. */
export async function storm(plan: StormPlan, dice: Dice): Promise<Judged<StormFigures>> {
  const crowd = await openCrowd(plan);
  try {
    const begun = performance.now();
    let [said, reconnects, refused] = [0, 0, 0];
    const lags: number[] = [];
    const returning = new Set<Promise<void>>();
    const seconds = () => (performance.now() - begun) / 1000;
    while (reconnects < plan.reconnects) {
      const due = Math.floor((seconds() * plan.eventsPerSecond) / eventsOfMessage) - said;
      const open = crowd.subscribers.filter((one) => one.isOpen());
      const cuts = Math.min(
        Math.floor(seconds() * plan.reconnectsPerSecond) - reconnects,
        plan.reconnects - reconnects,
        Math.floor(open.length / 2),
      );
      for (let cut = 0; cut < cuts; cut += 1) {
        const one = dice.pick(open);
        if (!one.isOpen()) continue;
        reconnects += 1;
        one.cut();
        const back = pause(dice.between(0, 300))
          .then(() =>
            comeBack(
              () => one.connect(),
              () => (refused += 1),
            ),
          )
          .finally(() => returning.delete(back));
        returning.add(back);
      }
      const batch = Math.min(due, 200);
      said += Math.max(0, batch);
      if (batch > 0) await crowd.say(batch);
      lags.push(...crowd.lags());
      await pause(tickMs);
    }
    await Promise.all(returning);
    const took = seconds();
    await crowd.settle(20_000);
    lags.push(...crowd.lags());
    lags.sort((a, b) => a - b);
    return {
      figures: {
        sockets: plan.sockets,
        events: crowd.watch.logged(),
        deliveries: crowd.watch.entries(),
        reconnects,
        seconds: Math.round(took),
        lagMsP50: quantile(lags, 0.5),
        lagMsP99: quantile(lags, 0.99),
      },
      wrong: [...crowd.watch.wrong(), ...(refused > 100 ? [`${refused} connections failed.`] : [])],
    };
  } finally {
    await crowd.stop();
  }
}

/** The value below which a share of sorted figures lies; 0 of none. */
export function quantile(sorted: readonly number[], share: number): number {
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

// A busy machine may close a line that has just been opened; it is opened again like any other.
async function comeBack(connect: () => Promise<void>, failed: () => void): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    try {
      return await connect();
    } catch {
      failed();
      await pause(100);
    }
  }
  await connect();
}
