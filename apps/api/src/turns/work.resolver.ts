import { Arg, Ctx as Context, ID, Int, Mutation, Resolver } from 'type-graphql';
import { CallState } from '@cbf/db';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import { handOut } from '../runner/claiming.ts';
import { check } from '../words/check.ts';
import { claimTurns, type ClaimedTurn } from './claim.ts';
import { ClaimedTurnType, TurnResultType } from './claimed-types.ts';
import { completeTurn, type TurnResult } from './complete.ts';
import { failTurn } from './fail.ts';
import { CompleteTurnInput, FailTurnInput } from './inputs.ts';
import { progress, TurnOrder } from './progress.ts';

const count = z.number().int().min(0);
const usage = z.object({
  promptTokens: count,
  cachedTokens: count,
  toolTokens: count,
  thoughtsTokens: count,
  candidatesTokens: count,
  totalTokens: count,
});
const answered = z.object({
  text: z.string().trim().min(1).max(65_536),
  model: z.string().min(1).max(200),
  usage,
  modelMs: count,
  firstTokenMs: count.nullish().transform((value) => value ?? null),
  historyKept: count,
  historyDropped: count,
  sendAfterMs: count
    .max(86_400_000)
    .nullish()
    .transform((value) => value ?? 0),
});
const failed = z.object({
  model: z
    .string()
    .min(1)
    .max(200)
    .nullish()
    .transform((value) => value ?? null),
  usage: usage.nullish().transform((value) => value ?? null),
  modelMs: count.nullish().transform((value) => value ?? null),
  retryAfterMs: count.nullish().transform((value) => value ?? null),
  call: z
    .enum(CallState)
    .nullish()
    .transform((value) => value ?? null),
  stoppedByCustomer: z.boolean().nullish().transform(Boolean),
});

/** What runners ask about turns: which are due, how they go, how they ended. */
@Resolver()
export class WorkResolver {
  @Allow('runner')
  @Mutation(() => [ClaimedTurnType], {
    description:
      'Hands out turns that are due: of channels the runner holds, and of try-outs. None while this api is being stopped.',
  })
  claimTurns(
    @Context() { parts }: Ctx,
    @Arg('runnerId', () => ID, { description: 'The runner.' }) runnerId: string,
    @Arg('limit', () => Int, { description: 'How many at most.' }) limit: number,
  ): Promise<ClaimedTurn[]> {
    const most = Math.min(Math.max(limit, 0), 100);
    return handOut(parts, () => claimTurns(parts, parts.config.times, runnerId, most));
  }

  @Allow('runner')
  @Mutation(() => TurnOrder, {
    description: 'Shows a partial answer to those who watch; STOP ends the turn’s model call.',
  })
  progress(
    @Context() { parts }: Ctx,
    @Arg('turnId', () => ID, { description: 'The turn.' }) turnId: string,
    @Arg('lease', () => String, { description: 'Its lease.' }) lease: string,
    @Arg('text', () => String, { description: 'All of the answer so far.' }) text: string,
  ): Promise<TurnOrder> {
    return progress(parts, turnId, lease, text);
  }

  @Allow('runner')
  @Mutation(() => TurnResultType, {
    description: 'Stores an answer with its receipt, once, however often it is handed in.',
  })
  completeTurn(
    @Context() { parts }: Ctx,
    @Arg('input', () => CompleteTurnInput, { description: 'The answer.' })
    input: CompleteTurnInput,
  ): Promise<TurnResult> {
    const stoppedByCustomer = input.stoppedByCustomer ?? false;
    return completeTurn(parts, parts.config.times, {
      ...input,
      ...check(answered, input),
      stoppedByCustomer,
    });
  }

  @Allow('runner')
  @Mutation(() => TurnResultType, {
    description: 'Puts a failed turn back for another try, or gives it up.',
  })
  failTurn(
    @Context() { parts }: Ctx,
    @Arg('input', () => FailTurnInput, { description: 'How it failed.' }) input: FailTurnInput,
  ): Promise<TurnResult> {
    const { turnId, kind, detail } = input;
    parts.logger.warn({ turnId, kind, detail }, 'A try of an answer failed.');
    return failTurn(parts, { ...input, ...check(failed, input) });
  }
}
