import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { talksOf } from '../../src/inbox.ts';
import { startLine, type Line } from '../../src/line.ts';
import type { Owner } from '../../src/owner.ts';
import { openShop, untilChannel, type Shop } from '../../src/shop.ts';
import { until } from '../../src/until.ts';

/** A line whose runners come and go as a test says. */
export interface BareLine {
  readonly line: Line;
  /** A new person for each test. */
  readonly owner: Owner;
  /** A bot of theirs that is ready to answer. */
  openedShop(): Promise<Shop>;
  /** Waits until a runner thinks about an answer of the bot. */
  untilThinking(shop: Shop): Promise<void>;
}

/** Starts a line without runners for all tests of a file; those that a test started die with it. */
export function bareLine(): BareLine {
  let line: Line;
  let owner: Owner;
  beforeAll(async () => {
    line = await startLine({ runners: 0 });
  });
  beforeEach(async () => {
    await line.simulator.control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 });
    owner = await line.signUp();
  });
  afterEach(() => line.killRunners());
  afterAll(() => line.stop());
  return {
    get line() {
      return line;
    },
    get owner() {
      return owner;
    },
    async openedShop() {
      const shop = await openShop(line, owner);
      await untilChannel(owner, shop, 'OK', 60_000);
      return shop;
    },
    async untilThinking(shop) {
      await until(
        () => talksOf(owner, shop),
        ([talk]) => talk?.openTurn?.state === 'THINKING',
      );
    },
  };
}
