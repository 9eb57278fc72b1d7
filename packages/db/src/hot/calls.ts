import { newId } from '@cbf/base';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { row, rows, time, type RawTime } from './sql.ts';
import type { Statement } from './sums.ts';
import { rollUp } from './usage.ts';

/** The tokens of one model call, as the provider reported them. */
export interface CallTokens {
  readonly promptTokens: number;
  readonly cachedTokens: number;
  readonly toolTokens: number;
  readonly thoughtsTokens: number;
  readonly candidatesTokens: number;
  readonly totalTokens: number;
}

/** A finished model call of a turn: what it cost and whether it made the answer. */
export interface Call extends CallTokens {
  readonly turnId: string;
  readonly workspaceId: string;
  readonly botId: string;
  readonly conversationId: string;
  readonly attempt: number;
  readonly model: string;
  readonly answered: boolean;
  readonly costNano: number;
  readonly modelMs: number;
  readonly at: Date;
}

/**
 * Notes what a call took, once, and adds it to its turn and conversation; false when this attempt
 * was noted before, so that a repeated report costs nothing twice. A call that was given up as lost
 * is found again by this.
 */
export async function addCall(em: SqlEntityManager, call: Call): Promise<boolean> {
  if (!(await settled(em, call, 'OPEN')) && !(await added(em, call))) {
    const known = await row<{ state: string; model: string; at: RawTime }>(
      em,
      'select state, model, at from model_call where turn_id = ? and attempt = ?',
      [call.turnId, call.attempt],
    );
    if (known === null || known.state === 'MADE') return false;
    await settled(em, call, known.state);
    if (known.state === 'LOST')
      await rollUp(em, { ...call, model: known.model, at: time(known.at) }, { lostCalls: -1 });
  }
  // What is told of a turn that has ended stays as it was counted, whatever is billed later.
  await rows(
    em,
    `update turn set model = case when state in ('DEAD', 'DONE') then model else ? end,
       model_ms = case when state in ('DEAD', 'DONE') then model_ms else ? end,
       prompt_tokens = prompt_tokens + ?, cached_tokens = cached_tokens + ?,
       tool_tokens = tool_tokens + ?, thoughts_tokens = thoughts_tokens + ?,
       candidates_tokens = candidates_tokens + ?, total_tokens = total_tokens + ?,
       cost_nano = cost_nano + ?
     where id = ?`,
    [
      call.model,
      call.modelMs,
      call.promptTokens,
      call.cachedTokens,
      call.toolTokens,
      call.thoughtsTokens,
      call.candidatesTokens,
      call.totalTokens,
      call.costNano,
      call.turnId,
    ],
  );
  await rows(
    em,
    `update conversation set total_tokens = total_tokens + ?, cost_nano = cost_nano + ? where id = ?`,
    [call.totalTokens, call.costNano, call.conversationId],
  );
  return true;
}

async function settled(em: SqlEntityManager, call: Call, from: string): Promise<boolean> {
  const { text, params } = settleStatement(call, from);
  return (await row(em, text, params)) !== null;
}

/** Notes what a call took, if it is in that state; gives its row if it was. */
export function settleStatement(call: Call, from: string): Statement {
  return {
    text: `update model_call set state = 'MADE', model = ?, answered = ?, prompt_tokens = ?,
       cached_tokens = ?, tool_tokens = ?, thoughts_tokens = ?, candidates_tokens = ?,
       total_tokens = ?, cost_nano = ?, model_ms = ?, at = ?
     where turn_id = ? and attempt = ? and state = ? returning id`,
    params: [call.model, ...taken(call), call.turnId, call.attempt, from],
  };
}

// A turn that was claimed before calls were noted beforehand has no row yet.
async function added(em: SqlEntityManager, call: Call): Promise<boolean> {
  const found = await row(
    em,
    `insert into model_call (id, workspace_id, bot_id, turn_id, attempt, model, state, opened_at,
       answered, prompt_tokens, cached_tokens, tool_tokens, thoughts_tokens, candidates_tokens,
       total_tokens, cost_nano, model_ms, at)
     values (?, ?, ?, ?, ?, ?, 'MADE', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (turn_id, attempt) do nothing returning id`,
    [
      newId('cal'),
      call.workspaceId,
      call.botId,
      call.turnId,
      call.attempt,
      call.model,
      call.at,
      ...taken(call),
    ],
  );
  return found !== null;
}

function taken(call: Call) {
  return [
    call.answered,
    call.promptTokens,
    call.cachedTokens,
    call.toolTokens,
    call.thoughtsTokens,
    call.candidatesTokens,
    call.totalTokens,
    call.costNano,
    call.modelMs,
    call.at,
  ];
}

/** Notes that an open call was never made: no request was written. */
export async function dropCall(
  em: SqlEntityManager,
  turnId: string,
  attempt: number,
  at: Date,
): Promise<void> {
  await rows(
    em,
    `update model_call set state = 'NOT_MADE', at = ?
     where turn_id = ? and attempt = ? and state = 'OPEN'`,
    [at, turnId, attempt],
  );
}

/**
 * Gives up the open calls of a turn whose runner was not heard of again: they may have been billed,
 * and nobody knows how many tokens they took.
 */
export async function loseCalls(em: SqlEntityManager, turnId: string, at: Date): Promise<void> {
  const lost = await rows<{ workspaceId: string; botId: string; model: string }>(
    em,
    `update model_call set state = 'LOST', at = ? where turn_id = ? and state = 'OPEN'
     returning workspace_id as "workspaceId", bot_id as "botId", model`,
    [at, turnId],
  );
  for (const call of lost) await rollUp(em, { ...call, at }, { lostCalls: 1 });
}
