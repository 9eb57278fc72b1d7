import type { Attempt, Trouble } from '../channel.ts';
import type { SendResult } from '../outbound.ts';
import { Reason } from '../reason.ts';
import type { Answer, Failure } from './graph.ts';
import { rejected, type Verdict, verdictOf, type Verdicts, Waits } from './verdict.ts';

/** What a failed send means for its message. Only what surely was not taken may be repeated. */
export function sendResultOf(failure: Failure, rules: Verdicts): SendResult {
  const { detail } = failure;
  if (failure.kind === 'unreached') return { outcome: 'retry', afterMs: Waits.trouble, detail };
  if (failure.kind === 'unclear') return { outcome: 'uncertain', detail };
  if (failure.kind === 'gone') {
    return { outcome: 'rejected', reason: detail, reasonCode: Reason.MEDIA };
  }
  const verdict = judge(failure, rules);
  const why = { reasonCode: verdict.reason, ...platformCodeOf(failure) };
  const afterMs = failure.waitMs ?? verdict.afterMs ?? Waits.trouble;
  switch (verdict.outcome) {
    case 'retry':
      return { outcome: 'retry', afterMs, detail, ...why };
    case 'limited': {
      const forAll = verdict.forAll ? { botPauseMs: afterMs } : {};
      return { outcome: 'retry', afterMs, limited: true, ...forAll, detail, ...why };
    }
    case 'rejected':
      return { outcome: 'rejected', reason: detail, ...why };
    case 'blocked':
    case 'unauthorized':
      return { outcome: verdict.outcome, detail, ...why };
  }
}

/** What a failure says about the channel as a whole. */
export function troubleOf(failure: Failure, rules: Verdicts): Trouble {
  const { detail } = failure;
  if (failure.kind !== 'refused') {
    return { code: 'UNREACHABLE', detail, retryAfterMs: Waits.trouble };
  }
  const { outcome, reason, afterMs } = judge(failure, rules);
  if (outcome === 'unauthorized') return { code: 'WRONG_TOKEN', detail, reason };
  if (outcome === 'retry' || outcome === 'limited') {
    const retryAfterMs = failure.waitMs ?? afterMs ?? Waits.trouble;
    return { code: 'UNREACHABLE', detail, reason, retryAfterMs };
  }
  return { code: 'INTERNAL', detail, reason };
}

/** What an answer holds, read by `read`, or the trouble that came instead. */
export function attemptOf<T>(
  answer: Answer,
  rules: Verdicts,
  read: (body: unknown) => T | undefined,
): Attempt<T> {
  if (!answer.ok) return { ok: false, ...troubleOf(answer.failure, rules) };
  const value = read(answer.body);
  if (value !== undefined) return { ok: true, value };
  return { ok: false, code: 'INTERNAL', detail: 'The answer is not what was asked for.' };
}

type Refusal = Extract<Failure, { kind: 'refused' }>;

function judge({ status, code, subcode, isTransient }: Refusal, rules: Verdicts): Verdict {
  if (code !== null) {
    const verdict = verdictOf(rules, code, subcode);
    const passes = isTransient && verdict.reason === Reason.UNKNOWN;
    return passes ? { outcome: 'retry', reason: Reason.OUTAGE } : verdict;
  }
  // An answer without Meta's envelope comes from something on the way.
  if (status === 401) return { outcome: 'unauthorized', reason: Reason.TOKEN };
  if (status === 429) {
    return { outcome: 'limited', reason: Reason.RATE, afterMs: Waits.rate, forAll: true };
  }
  return rejected(Reason.UNKNOWN);
}

function platformCodeOf({ code, subcode }: Refusal): { platformCode?: string } {
  if (code === null) return {};
  return { platformCode: [code, subcode].filter(Boolean).join('/') };
}
