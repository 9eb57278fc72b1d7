import type { Candidate, Database } from '@cbf/db';
import type { Writer } from '../events/commit.ts';

/** Claims what belongs to a workspace, in one change over its log. */
type Claim<Claimed> = (
  workspaceIds: readonly string[],
  candidates: readonly Candidate[],
) => Promise<Claimed[]>;

/**
 * Claims candidates that were set aside. On SQLite in one transaction, since each costs a sync; on
 * PostgreSQL in one for each workspace, so that a busy one holds up nobody else's, and one that
 * fails takes nobody else's with it.
 */
export async function claimAll<Claimed>(
  { database }: Writer,
  candidates: readonly Candidate[],
  claim: Claim<Claimed>,
): Promise<Claimed[]> {
  if (candidates.length === 0) return [];
  const ids = [...new Set(candidates.map(({ workspaceId }) => workspaceId))];
  if (database.dialect === 'sqlite') return claim(ids, candidates);
  const ended = await Promise.allSettled(
    ids.map((id) =>
      claim(
        [id],
        candidates.filter(({ workspaceId }) => workspaceId === id),
      ),
    ),
  );
  const claimed = ended.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  const failed = ended.find((each) => each.status === 'rejected');
  // What was claimed is handed out all the same: otherwise it would wait for its lease to end.
  if (failed && claimed.length === 0) throw failed.reason;
  return claimed;
}

const rounds = new WeakMap<Database, Set<string>>();

/** The workspaces of a round in which everyone is served once; a new one begins when one comes again. */
export function servedLately(database: Database): readonly string[] {
  return [...(rounds.get(database) ?? [])];
}

/** Notes who was served just now. */
export function noteServed(database: Database, candidates: readonly Candidate[]): void {
  const round = rounds.get(database) ?? new Set();
  const served = candidates.map(({ workspaceId }) => workspaceId);
  if (served.some((id) => round.has(id)) || round.size > 500) round.clear();
  for (const id of served) round.add(id);
  rounds.set(database, round);
}
