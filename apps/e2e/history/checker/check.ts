import type { Line } from '../lines.ts';
import { answeredOrSettled } from './answered.ts';
import { bounded, usualBounds, type Bounds } from './bounds.ts';
import { doubledHonestly } from './doubled.ts';
import { feedsExact } from './feed.ts';
import { inboundOnce } from './inbound.ts';
import { ordered } from './order.ts';
import { secretsKept } from './secrets.ts';
import { tell, type Violation } from './story.ts';
import { tenantsApart } from './tenants.ts';
import { tokensExact } from './tokens.ts';

/** What a check looks at beyond the history. */
export interface CheckOptions {
  bounds?: Bounds;
  /** The invariants that a row does not try, with nothing to show for them. */
  without?: readonly Violation['invariant'][];
}

/** Decides over a whole history; an empty list means that every promise was kept. */
export function check(history: readonly Line[], options: CheckOptions = {}): Violation[] {
  const story = tell(history);
  const found = [
    ...inboundOnce(story),
    ...answeredOrSettled(story),
    ...ordered(story),
    ...doubledHonestly(story),
    ...feedsExact(story),
    ...tokensExact(story),
    ...tenantsApart(story),
    ...secretsKept(story),
    ...bounded(story, options.bounds ?? usualBounds),
  ];
  return found.filter(({ invariant }) => !options.without?.includes(invariant));
}
