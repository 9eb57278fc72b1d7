import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanDatabase } from './actors/database.ts';
import { diceOf, type Dice } from './actors/dice.ts';
import { openHouse, type House } from './actors/house.ts';
import { startLoad, type Load, type LoadPlan } from './actors/load.ts';
import { startMeter } from './actors/meter.ts';
import { openPen, readHistory, type Pen } from './actors/pen.ts';
import { readTenant } from './actors/reader.ts';
import { allFollow, comeToRest, type Party } from './actors/rest.ts';
import { openLookout } from './actors/secrets.ts';
import { startSubscriber } from './actors/subscriber.ts';
import { openTenants, usualMergeWindowMs, type TenantPlan } from './actors/tenant.ts';
import { check, type CheckOptions } from './checker/check.ts';
import { figuresOf, type Figures } from './figures.ts';
import type { Outcome } from './outcome.ts';

/** The scene of a run: how large the house is and what goes on in it. */
export interface Scene extends TenantPlan, CheckOptions {
  row: string;
  seed: number;
  /** An address of a database; a fresh SQLite file unless said otherwise. */
  databaseUrl?: string;
  apis: number;
  runners: number;
  simulatorKeeps: boolean;
  model: { firstChunkMs: number; chunkMs: number };
  load: LoadPlan;
  /** Followers of each tenant's log, and how often they cut their own sockets. */
  subscribers: number;
  cutWithinMs: number;
  /** How long the house may take to come to rest after the last fault. */
  restWithinMs: number;
  env?: Record<string, string>;
}

/** What a row's faults work with. */
export interface Stage {
  house: House;
  load: Load;
  dice: Dice;
  pen: Pen;
}

/** What came of a run of a whole house. */
export interface Verdict extends Outcome {
  /** How long the house took to come to rest after the last fault. */
  restSeconds: number;
  figures: Figures;
}

/**
 * Plays a scene: opens the house, lets customers write while `act` makes things fail, waits until
 * the house has come to rest by itself, reads what it shows, and has the checker decide. Histories
 * and logs of a run that broke a promise are kept.
 */
export async function play(scene: Scene, act: (stage: Stage) => Promise<void>): Promise<Verdict> {
  const begun = performance.now();
  const folder = await mkdtemp(join(tmpdir(), `cbf-${scene.row}-`));
  await mkdir(join(folder, 'data'));
  const databaseUrl = scene.databaseUrl ?? `sqlite:${join(folder, 'data', 'factory.db')}`;
  const pen = openPen(join(folder, 'actors.jsonl'));
  const lookout = openLookout(pen.of('lookout'));
  const dice = diceOf(scene.seed);
  pen.write({ kind: 'run', row: scene.row, seed: scene.seed });

  const house = await openHouse({ ...scene, folder, databaseUrl }, pen.of('faults'), lookout);
  const undo: (() => void)[] = [];
  let settled: Awaited<ReturnType<typeof comeToRest>> | undefined;
  try {
    const tenants = await openTenants(house, scene, dice.apart('tenants'), pen, lookout);
    const parties: Party[] = tenants.map((tenant) => ({
      tenant,
      subscribers: Array.from({ length: scene.subscribers }, (_, at) => {
        const name = `${tenant.name}, subscriber ${at + 1}`;
        // The first one stays for as long as the house lets it.
        const cutWithinMs = at === 0 ? 0 : scene.cutWithinMs;
        const own = pen.of(name);
        return startSubscriber(
          house,
          { name, tenant, cutWithinMs },
          dice.apart(name),
          own,
          lookout,
        );
      }),
    }));
    const followers = parties.flatMap(({ subscribers }) => subscribers);
    undo.push(() => followers.forEach((one) => one.stop()));
    undo.push(startMeter(house.posts, pen.of('meter')));
    await allFollow(parties);
    const customers = pen.of('customers');
    const load = await startLoad(house, tenants, scene.load, dice.apart('load'), customers);
    await act({ house, load, dice: dice.apart('faults'), pen: pen.of('faults') });
    await load.stop();
    await Promise.all(house.posts.map((post) => post.up()));
    settled = await comeToRest(house, parties, scene.restWithinMs);
    for (const { tenant, subscribers } of parties) {
      const turns = subscribers.flatMap((one) => [...one.turns]);
      await readTenant(tenant, turns, pen.of('reader'), lookout);
    }
  } finally {
    for (const end of undo) end();
    await house.stop();
  }
  await scanDatabase(databaseUrl, lookout);
  lookout.report();
  pen.close();
  const history = readHistory(
    ['actors.jsonl', 'simulator.jsonl'].map((file) => join(folder, file)),
  );
  const violations = check(history, scene);
  if (settled.unrest !== null) {
    violations.unshift({ invariant: 'I2', says: `No rest: ${settled.unrest}.`, lines: [] });
  }
  const figures = figuresOf(
    history,
    scene.mergeWindowMs ?? usualMergeWindowMs,
    scene.bounds?.warmS,
  );
  const isClean = violations.length === 0;
  if (isClean) await rm(folder, { recursive: true, force: true });
  return {
    row: scene.row,
    seed: scene.seed,
    seconds: Math.round((performance.now() - begun) / 1_000),
    restSeconds: Math.round(settled.ms / 100) / 10,
    figures,
    violations,
    folder: isClean ? null : folder,
  };
}
