import { Reason } from '../reason.ts';

/** What is to be done about an error of Meta's, and why; `afterMs` where waiting mends it. */
export interface Verdict {
  outcome: 'retry' | 'limited' | 'rejected' | 'blocked' | 'unauthorized';
  reason: Reason;
  afterMs?: number;
  /** The wait is meant for everything that the account sends, not for one customer. */
  forAll?: true;
}

/** Verdicts by code, by `code/subcode` where the subcode decides, or `code/*` for any subcode. */
export type Verdicts = Readonly<Record<string, Verdict>>;

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Waits that a platform asks for without naming their length. */
export const Waits = { trouble: 3 * SECOND, rate: 5 * SECOND, app: MINUTE, pair: 6 * SECOND };

/** A refusal that nothing mends. */
export function rejected(reason: Reason): Verdict {
  return { outcome: 'rejected', reason };
}

/** What holds for the whole Graph API. */
const GRAPH: Verdicts = {
  0: { outcome: 'unauthorized', reason: Reason.TOKEN },
  1: { outcome: 'retry', reason: Reason.OUTAGE, afterMs: Waits.trouble },
  2: { outcome: 'retry', reason: Reason.OUTAGE, afterMs: Waits.trouble },
  3: { outcome: 'unauthorized', reason: Reason.PERMISSION },
  4: { outcome: 'limited', reason: Reason.RATE, afterMs: Waits.app, forAll: true },
  10: { outcome: 'unauthorized', reason: Reason.PERMISSION },
  17: { outcome: 'limited', reason: Reason.RATE, afterMs: Waits.app, forAll: true },
  32: { outcome: 'limited', reason: Reason.RATE, afterMs: Waits.app, forAll: true },
  33: { outcome: 'unauthorized', reason: Reason.ACCOUNT },
  100: rejected(Reason.INVALID),
  '100/33': { outcome: 'unauthorized', reason: Reason.ACCOUNT },
  102: { outcome: 'unauthorized', reason: Reason.TOKEN },
  104: { outcome: 'unauthorized', reason: Reason.TOKEN },
  190: { outcome: 'unauthorized', reason: Reason.TOKEN },
  368: { outcome: 'unauthorized', reason: Reason.POLICY },
  613: { outcome: 'limited', reason: Reason.RATE, afterMs: Waits.app, forAll: true },
};

/**
 * The verdict on a code: the platform's own rule before Meta's general one, the subcode's before the
 * code's. A code that nobody knows is a refusal that nothing mends, because repeating may cost.
 */
export function verdictOf(rules: Verdicts, code: number, subcode?: number | null): Verdict {
  const exact = `${code}/${subcode ?? ''}`;
  const any = subcode == null ? undefined : rules[`${code}/*`];
  const known = rules[exact] ?? any ?? rules[code] ?? GRAPH[exact] ?? GRAPH[code];
  if (known) return known;
  if (code >= 200 && code <= 299) return { outcome: 'unauthorized', reason: Reason.PERMISSION };
  return rejected(Reason.UNKNOWN);
}
