import type { IgThreadView } from '../control/instagram.ts';
import type { Meta } from '../meta/service.ts';
import type { Seated } from './customers.ts';

const WINDOW_MS = 24 * 3_600_000;

/** A thread as the customer sees it on his phone. */
export function threadView({ world }: Meta, { account, person, thread }: Seated): IgThreadView {
  const now = world.clock.now();
  const until = thread.heardAt + WINDOW_MS;
  const { id, username, name, profile } = account;
  return {
    account: { id, username, name },
    customer: person,
    scopedId: thread.scopedId,
    messages: thread.messages,
    blocked: thread.blocked,
    typing: thread.typingUntil > now,
    seenAt: thread.seenAt === 0 ? null : new Date(thread.seenAt).toISOString(),
    windowUntil: thread.heardAt > 0 && until > now ? new Date(until).toISOString() : null,
    iceBreakers: profile['ice_breakers'],
  };
}
