import { rejected, type Verdicts, Waits } from '../meta/verdict.ts';
import { Reason } from '../reason.ts';

/** What Instagram's own codes mean; its words are in the language of the account. */
export const INSTAGRAM_VERDICTS: Verdicts = {
  '10/2534022': rejected(Reason.WINDOW_CLOSED),
  // With a subcode it is about one message; a missing permission has none.
  '10/*': rejected(Reason.POLICY),
  '100/2534014': { outcome: 'blocked', reason: Reason.NOT_ON_PLATFORM },
  551: { outcome: 'blocked', reason: Reason.NOT_ON_PLATFORM },
  613: { outcome: 'limited', reason: Reason.RATE, afterMs: Waits.rate, forAll: true },
};
