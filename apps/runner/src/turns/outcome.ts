import type { Aborted, Answered, Failed, Prompt, Usage } from '@cbf/ai';
import type {
  CompleteTurnInput,
  CompleteTurnMutation,
  FailTurnInput,
  FailureKind,
} from '@cbf/client';
import type { ClaimedTurn } from '../api.ts';

export type TurnResult = CompleteTurnMutation['completeTurn'];

type Completion = Omit<CompleteTurnInput, 'runnerId'>;
type Failure = Omit<FailTurnInput, 'runnerId'>;

const nothingUsed: Usage = {
  promptTokens: 0,
  cachedTokens: 0,
  toolTokens: 0,
  thoughtsTokens: 0,
  candidatesTokens: 0,
  totalTokens: 0,
};

/** An answer with its receipt; `stoppedByCustomer` says that what is there was wanted. */
export function completed(
  turn: ClaimedTurn,
  prompt: Prompt,
  answer: Omit<Answered, 'ok' | 'firstTokenMs'> & { firstTokenMs?: number | undefined },
  stoppedByCustomer = false,
): Completion {
  return {
    turnId: turn.id,
    lease: turn.lease,
    text: answer.text,
    model: answer.model,
    finishReason: answer.finishReason,
    usage: answer.usage,
    firstTokenMs: whole(answer.firstTokenMs),
    modelMs: Math.round(answer.modelMs),
    historyKept: prompt.kept,
    historyDropped: prompt.dropped,
    stoppedByCustomer,
  };
}

/** What there was of an answer when it was stopped, in the shape of one that is through. */
export function cutShort(
  turn: ClaimedTurn,
  answer: Aborted,
): Omit<Answered, 'ok' | 'firstTokenMs'> & {
  firstTokenMs?: number | undefined;
} {
  return {
    text: answer.text.trim(),
    usage: answer.usage ?? nothingUsed,
    model: answer.model ?? turn.personality.model,
    finishReason: 'STOP',
    firstTokenMs: answer.firstTokenMs,
    modelMs: answer.modelMs,
  };
}

/** A failure of the model, for the api to retry or to end with the fallback text. */
export function failed(turn: ClaimedTurn, failure: Failed): Failure {
  return {
    turnId: turn.id,
    lease: turn.lease,
    kind: failure.kind,
    retryable: failure.retryable,
    retryAfterMs: whole(failure.retryAfterMs),
    call: failure.usage ? 'MADE' : failure.call,
    model: failure.model ?? turn.personality.model,
    usage: failure.usage,
    modelMs: Math.round(failure.modelMs),
    detail: failure.detail,
  };
}

/** A turn that this runner has no time to finish: another one begins it again at once. */
export function handedOn(turn: ClaimedTurn, answer: Aborted): Failure {
  const detail = 'The runner was stopped while it answered.';
  return { ...broken(turn, answer), kind: 'RUNNER_LOST', retryable: true, retryAfterMs: 0, detail };
}

/** A turn that was stopped before there was a word; the api knows whether anybody still waits. */
export function nothingSaid(
  turn: ClaimedTurn,
  answer: Aborted,
  stoppedByCustomer: boolean,
): Failure {
  const detail = 'The answer was stopped before its first word.';
  return { ...broken(turn, answer), kind: 'EMPTY', retryable: false, stoppedByCustomer, detail };
}

function broken(turn: ClaimedTurn, { model, usage, call, modelMs }: Aborted) {
  return {
    turnId: turn.id,
    lease: turn.lease,
    call,
    model: model ?? turn.personality.model,
    usage,
    modelMs: Math.round(modelMs),
  };
}

/** A failure without any call having been made. */
export function notAsked(kind: Extract<FailureKind, 'NO_MODEL'>, detail: string): Failed {
  const call = 'NOT_MADE';
  return { ok: false, aborted: false, kind, retryable: false, call, modelMs: 0, detail };
}

function whole(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms);
}
