import type { SqlEntityManager } from '@mikro-orm/sql';
import { isSqlite } from './native.ts';
import type { Reader } from './read.ts';
import { rows, type Param } from './sql.ts';

/** A turn or delivery that may be claimed, and whose it is. */
export interface Candidate {
  readonly id: string;
  readonly workspaceId: string;
}

/** Candidates as a statement finds them, best first; its last parameter is how many. */
export interface Candidates {
  readonly table: 'turn' | 'delivery';
  readonly text: string;
  readonly params: readonly Param[];
}

const holdMs = 5_000;

/**
 * Sets the first candidates aside for one api, so that no other looks at them meanwhile. On
 * PostgreSQL their conversations are locked with SKIP LOCKED for the time of this one statement:
 * nobody waits, neither for another claim nor for a conversation that is being written to, and two
 * that ask at once get different ones. What was set aside and then not claimed is free again after
 * five seconds. On SQLite, where there is one api, the one writer decides.
 */
export async function setAside(
  { em, read }: { readonly em: SqlEntityManager; readonly read: Reader },
  { table, text, params }: Candidates,
  limit: number,
): Promise<Candidate[]> {
  if (isSqlite(em)) return read.rows<Candidate>(text, [...params, limit]);
  return rows<Candidate>(
    em.isInTransaction() ? em : em.fork(),
    `with due as (select id, row_number() over () as place from (${text}) found),
     free as (
       select x.id from due
       join ${table} x on x.id = due.id
       join conversation k on k.id = x.conversation_id
       where x.state = 'QUEUED' and (x.lease_until is null or x.lease_until <= clock_timestamp())
       order by due.place limit ? for no key update of x, k skip locked)
     update ${table} set lease_until = clock_timestamp() + interval '${String(holdMs)} milliseconds'
     from free where ${table}.id = free.id
     returning ${table}.id, ${table}.workspace_id as "workspaceId"`,
    // More than are wanted are looked at, since others may be taking the first ones.
    [...params, 4 * limit + 20, limit],
  );
}

/** Whom a claim of turns is for, and how many may be thought about at once. */
export interface TurnClaim {
  readonly runnerId: string;
  readonly now: Date;
  readonly perBot: number;
  readonly perWorkspace: number;
  /** Workspaces that were served last: among equals the others come first. */
  readonly served: readonly string[];
}

/**
 * The turns that are due on channels that a runner holds, and of try-outs. The workspace with the
 * fewest answers in the making comes first, then the one not served last, so that no tenant can
 * starve another; a bot or workspace with as many as it may have waits.
 */
export function dueTurns({ runnerId, now, perBot, perWorkspace, served }: TurnClaim): Candidates {
  return {
    table: 'turn',
    text: `
      with busy as (
        select workspace_id, bot_id, count(*) as held from turn
        where state = 'THINKING' or (state = 'QUEUED' and lease_until > ?)
        group by workspace_id, bot_id),
      ranked as (
        select t.id, t.workspace_id, t.due_at,
          row_number() over (partition by t.workspace_id order by t.due_at, t.id)
            + coalesce((select sum(held) from busy where busy.workspace_id = t.workspace_id), 0)
            as place,
          row_number() over (partition by t.bot_id order by t.due_at, t.id)
            + coalesce((select sum(held) from busy where busy.bot_id = t.bot_id), 0) as bot_place
        from turn t
        join conversation c on c.id = t.conversation_id
        join bot b on b.id = t.bot_id
        join channel h on h.id = t.channel_id
        where t.state = 'QUEUED' and t.due_at <= ? and c.mode = 'BOT'
          and (t.lease_until is null or t.lease_until <= ?)
          and b.deleted_at is null and h.disconnected_at is null
          and (h.platform = 'WEB'
               or (b.desired = 'RUNNING' and h.lease_owner = ? and h.lease_until > ?)))
      select id, workspace_id as "workspaceId" from ranked
      where place <= ? and bot_place <= ?
      order by place, case when workspace_id in (?) then 1 else 0 end, due_at, id limit ?`,
    params: [
      ...[now, now, now, runnerId, now, perWorkspace, perBot],
      served.length > 0 ? served : ['none'],
    ],
  };
}
