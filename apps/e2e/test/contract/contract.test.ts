import { limitsOf } from '@cbf/channels';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLine, type Line } from '../../src/line.ts';
import { drivers } from '../../src/platforms/all.ts';
import { promises, type Driver, type Promised } from '../../src/platforms/driver.ts';
import * as failing from './failing.ts';
import { kept, sent } from './files.ts';
import { sameLimits } from './limits.ts';
import * as people from './people.ts';
import { openStand, type Stand } from './stand.ts';
import * as talking from './talking.ts';

/** What every channel keeps, and what is done to see it; a platform's own part is in its driver. */
const cases: Record<Promised, (stand: Stand) => Promise<void>> = {
  limits: sameLimits,
  verify: failing.verified,
  receive: talking.received,
  strangers: talking.strangersAreRefused,
  answer: talking.answered,
  split: talking.split,
  duplicate: talking.doubled,
  disorder: talking.disordered,
  burst: talking.merged,
  takeover: people.takenOver,
  'handover in the app': people.takenOverInApp,
  window: people.shut,
  rate: failing.waits,
  refusal: failing.refused,
  blocked: failing.blocked,
  'lost before': failing.lostBefore,
  'lost after': failing.lostAfter,
  'token death': failing.dies,
  'file in': kept,
  'file out': sent,
};

let house: Line;
const stands = new Map<Driver, Stand>();
beforeAll(async () => {
  house = await startLine();
  await house.simulator.control.gemini.configure({ firstChunkMs: 20, chunkMs: 2 });
  await Promise.all(drivers.map(async (one) => stands.set(one, await openStand(house, one))));
});
afterAll(() => house.stop());

describe.for(drivers)('$platform keeps its promise:', { concurrent: true }, (driver) => {
  for (const promised of promises) {
    const lack = driver.without[promised];
    if (lack === undefined) {
      it(promised, async () => {
        const stand = stands.get(driver);
        if (stand === undefined) throw new Error('The stand did not open.');
        await cases[promised](stand);
      });
    } else {
      it(`${promised}: there is none, because ${lack.because}`, () => {
        expect(lack.isSo?.(limitsOf(driver.platform)) ?? true).toBe(true);
      });
    }
  }
});

it('no secret and no text of a message is in any log', () => {
  const logs = [house.api(), ...house.runners].map((process) => process.log()).join('\n');
  expect(logs.length).toBeGreaterThan(100);
  const secrets = [...stands.values()].flatMap(({ shared }) => shared.account.secrets);
  for (const secret of secrets) expect(logs).not.toContain(secret);
  expect(logs).not.toMatch(/exactly this|слово7|all in one|This is Dilnoza|lost on the way/);
});
