import { addCall, ModelCall, rollUp, type Call, type CallTokens, type Turn } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { costNano } from '../usage/prices.ts';

/** What a runner says that a call took. */
export interface CallReceipt {
  readonly usage: CallTokens;
  readonly model: string;
  readonly modelMs: number;
}

/** A turn whose calls are billed. */
export type BilledTurn = Pick<Turn, 'id' | 'workspaceId' | 'botId' | 'conversationId' | 'attempt'>;

/** Adds a model call to its turn, its conversation and the roll-up, once. */
export async function bill({ em }: LineChange, call: Call): Promise<void> {
  if (!(await addCall(em, call))) return;
  await rollUp(em, call, {
    answers: call.answered ? 1 : 0,
    promptTokens: call.promptTokens,
    cachedTokens: call.cachedTokens,
    toolTokens: call.toolTokens,
    thoughtsTokens: call.thoughtsTokens,
    candidatesTokens: call.candidatesTokens,
    totalTokens: call.totalTokens,
    costNano: call.costNano,
  });
}

/** A model call of a turn as it is billed. */
export function callOf(
  turn: BilledTurn,
  { usage, model, modelMs }: CallReceipt,
  at: Date,
  answered: boolean,
): Call {
  return {
    ...usage,
    turnId: turn.id,
    workspaceId: turn.workspaceId,
    botId: turn.botId,
    conversationId: turn.conversationId,
    attempt: turn.attempt,
    model,
    answered,
    modelMs,
    costNano: costNano(model, usage, at),
    at,
  };
}

/**
 * Bills a call whose runner comes back after its lease had ended: the call is known by that lease,
 * and counted once however often it is told. Nothing happens when no such call was begun.
 */
export async function billLate(
  inner: LineChange,
  turn: BilledTurn,
  { lease, ...receipt }: CallReceipt & { readonly lease: string },
): Promise<void> {
  const call = await inner.em.findOne(ModelCall, { turnId: turn.id, lease });
  if (call === null) return;
  await bill(inner, { ...callOf(turn, receipt, inner.at, false), attempt: call.attempt });
}
