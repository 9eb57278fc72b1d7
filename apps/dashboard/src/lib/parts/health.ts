import type { ChannelFieldsFragment } from '#lib/api/generated.ts';
import type { Format } from '#lib/format/format.ts';
import { m } from '#lib/paraglide/messages.js';

/** One sentence about how a channel does, and whether it is trouble. */
export interface HealthLine {
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'warn';
}

/** What a channel is told by. */
export type Observed = Pick<
  ChannelFieldsFragment,
  | 'status'
  | 'provenAt'
  | 'pendingCount'
  | 'lagMs'
  | 'lastError'
  | 'leaseOwner'
  | 'sendsPausedUntil'
  | 'credentialExpiresAt'
>;

/** A message that was on its way for longer is late, ms. */
const late = 10_000;

/** A token that ends sooner should have been renewed, ms. */
const soon = 10 * 24 * 3_600_000;

/**
 * How a channel does, in sentences, the most important first. Of one that should not run only what
 * waits and what went wrong is told.
 */
export function healthOf(
  channel: Observed,
  desired: 'RUNNING' | 'STOPPED',
  { format, now }: { readonly format: Format; readonly now: Date },
): readonly HealthLine[] {
  const ago = (at: string): string => format.relative(new Date(at), now);
  return [
    ...proof(channel, desired, ago),
    ...pause(channel, format, now),
    ...expiry(channel, format, now),
    ...delay(channel, format),
    ...holder(channel, desired, format),
    ...trouble(channel, ago),
  ];
}

function proof(
  { status, provenAt, pendingCount }: Observed,
  desired: string,
  ago: (at: string) => string,
): HealthLine[] {
  const count = pendingCount ?? 0;
  if (status === 'ACTIVE' && provenAt !== null) {
    const when = ago(provenAt);
    const text = count > 0 ? m.health_busy({ count, when }) : m.health_fine({ when });
    return [{ text, tone: 'good' }];
  }
  const waiting = count > 0 ? [{ text: m.health_waiting({ count }), tone: 'plain' as const }] : [];
  if (desired === 'STOPPED') return waiting;
  const text = provenAt === null ? m.health_unproven() : m.health_proven({ when: ago(provenAt) });
  return [{ text, tone: 'plain' }, ...waiting];
}

function pause({ sendsPausedUntil: until }: Observed, format: Format, now: Date): HealthLine[] {
  if (until === null || new Date(until) <= now) return [];
  return [{ text: m.health_paused({ time: format.time(new Date(until)) }), tone: 'warn' }];
}

function expiry({ credentialExpiresAt: until }: Observed, format: Format, now: Date): HealthLine[] {
  if (until === null) return [];
  const date = format.date(new Date(until));
  const left = new Date(until).getTime() - now.getTime();
  if (left <= 0) return [{ text: m.health_expired({ date }), tone: 'warn' }];
  if (left <= soon) return [{ text: m.health_expires_soon({ date }), tone: 'warn' }];
  return [{ text: m.health_expires({ date }), tone: 'plain' }];
}

function delay({ lagMs }: Observed, format: Format): HealthLine[] {
  if (lagMs === null) return [];
  const time = format.duration(lagMs);
  if (lagMs > late) return [{ text: m.health_late({ time }), tone: 'warn' }];
  return [{ text: m.health_lag({ time }), tone: 'plain' }];
}

function holder({ leaseOwner }: Observed, desired: string, format: Format): HealthLine[] {
  if (leaseOwner === null) {
    return desired === 'RUNNING' ? [{ text: m.health_alone(), tone: 'warn' }] : [];
  }
  // Ids are long and begin alike; their end is enough to find a worker in the log.
  const name = leaseOwner.runnerId.slice(-6);
  const { since } = leaseOwner;
  if (since === null) return [{ text: m.health_holder_now({ name }), tone: 'plain' }];
  const time = format.dateTime(new Date(since));
  return [{ text: m.health_holder({ name, time }), tone: 'plain' }];
}

function trouble({ lastError, status }: Observed, ago: (at: string) => string): HealthLine[] {
  if (lastError === null) return [];
  const text = m.health_error({ when: ago(lastError.at), text: lastError.text });
  return [{ text, tone: status === 'ACTIVE' ? 'plain' : 'warn' }];
}
