import { isDeepStrictEqual } from 'node:util';
import type { Sealer } from '@cbf/base';
import {
  appendLog,
  Channel,
  lockLog,
  Member,
  recount,
  storedRollUp,
  User,
  type Database,
  type Head,
  type NewEvent,
} from '@cbf/db';
import { foldName } from '../accounts/rules.ts';
import { demoUser, makeOwner, makeStage, type Owner } from './house.ts';
import { createRandom } from './random.ts';
import { shops } from './shops.ts';
import type { Act } from './stage.ts';
import { weekOf } from './week.ts';

/** What became of the demo: made now, there before, or its name belongs to somebody else. */
export type Seeded =
  | { readonly kind: 'MADE' | 'THERE'; readonly workspaceId: string }
  | { readonly kind: 'NAME_TAKEN' };

/** What seeding needs besides the database. */
export interface SeedOptions extends Owner {
  readonly sealer: Sealer;
  /** The end of the week that is made up. */
  readonly now: Date;
  /** Tokens that the simulator has given to bots of these numbers before. */
  readonly tokens?: ReadonlyMap<number, string>;
}

/**
 * Makes the demo's user, workspace, bots and a week of their history in one transaction, unless it
 * is there. Touches no other workspace. Throws, and leaves nothing behind, when what it counted on
 * the way is not what a recount finds.
 */
export async function seedDemo(database: Database, options: SeedOptions): Promise<Seeded> {
  const em = database.em.fork();
  const known = await findDemo(em);
  if (known !== null) return known;

  const { sealer, now, tokens, passwordHash, isAdmin } = options;
  await em.begin();
  try {
    const before = new Date(now.getTime() - 12 * 24 * 3_600_000);
    const owner = makeOwner(em, { passwordHash, isAdmin }, before);
    await em.flush();
    const staged = shops.map((shop) => {
      const token = tokens?.get(shop.number);
      return { shop, stage: makeStage(em, sealer, owner, shop, { now, token }) };
    });
    await em.flush();
    const { workspaceId } = owner;
    await perform(em, workspaceId, weekOf(staged, now, createRandom(shops.length)));
    await proveRollUp(em, database, workspaceId);
    await em.commit();
    return { kind: 'MADE', workspaceId };
  } catch (error) {
    await em.rollback();
    throw error;
  }
}

async function findDemo(em: Database['em']): Promise<Seeded | null> {
  const user = await em.findOne(User, { foldedUsername: foldName(demoUser) });
  if (user === null) return null;
  const member = await em.findOne(Member, { userId: user.id, role: 'OWNER' });
  const ours = member && {
    workspaceId: member.workspaceId,
    mode: 'SANDBOX' as const,
    externalId: { $in: shops.map(({ number }) => String(number)) },
  };
  if (ours && (await em.count(Channel, ours)) > 0) {
    return { kind: 'THERE', workspaceId: ours.workspaceId };
  }
  return { kind: 'NAME_TAKEN' };
}

async function perform(
  em: Database['em'],
  workspaceId: string,
  acts: readonly Act[],
): Promise<void> {
  let head: Head = await lockLog(em, workspaceId);
  for (const { at, run } of acts) {
    const told: NewEvent[] = [];
    await run({
      em,
      at,
      emit: (_workspaceId, ...events) => told.push(...events),
      // Nobody runs yet who could be woken.
      work: () => undefined,
    });
    await em.flush();
    head = await appendLog(em, workspaceId, head, told, at);
    em.clear();
  }
}

async function proveRollUp(
  em: Database['em'],
  { dialect }: Database,
  workspaceId: string,
): Promise<void> {
  const own = <Line extends { workspaceId: string }>(lines: readonly Line[]) =>
    lines.filter((line) => line.workspaceId === workspaceId);
  const stored = await storedRollUp(em);
  const right = await recount(em, dialect);
  const isEqual =
    isDeepStrictEqual(own(stored.lines), own(right.lines)) &&
    isDeepStrictEqual(own(stored.latency), own(right.latency));
  if (!isEqual) throw new Error('The demo was counted wrongly, so nothing of it was kept.');
}
