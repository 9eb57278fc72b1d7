import { newSecret } from '@cbf/base';

/** How long things may be held; all in ms. */
export interface Timings {
  /** What is not renewed for so long goes to another runner. */
  readonly leaseMs: number;
  readonly heartbeatMs: number;
  /** How often a runner proves a channel again. */
  readonly provenEveryMs: number;
  /** A runner that was silent for so long does not count as working. */
  readonly runnerMs: number;
  readonly sweepMs: number;
}

/** The times of a house in use. */
export const timings: Timings = {
  leaseMs: 30_000,
  heartbeatMs: 5_000,
  provenEveryMs: 60_000,
  runnerMs: 30_000,
  sweepMs: 1_000,
};

/** The times that go with a lease: who holds it renews it several times before it ends. */
export function timingsOf(leaseMs: number): Timings {
  const heartbeatMs = Math.min(timings.heartbeatMs, Math.floor(leaseMs / 4));
  return { ...timings, leaseMs, heartbeatMs, runnerMs: leaseMs };
}

/** A fresh hold on a thing: a token that nobody can guess, and when it ends unless renewed. */
export interface Lease {
  readonly leaseOwner: string;
  readonly lease: string;
  readonly leaseUntil: Date;
}

/** Takes hold for a runner from a moment on. */
export function takeLease(runnerId: string, at: Date, leaseMs: number): Lease {
  return { leaseOwner: runnerId, lease: newSecret(), leaseUntil: after(at, leaseMs) };
}

/** Whether a runner holds a thing at a moment. */
export function isHeldBy(held: Held, runnerId: string, at: Date): boolean {
  return held.leaseOwner === runnerId && held.leaseUntil != null && held.leaseUntil > at;
}

/** A thing that runners take hold of, as its row says. */
export interface Held {
  readonly leaseOwner?: string | null | undefined;
  readonly leaseUntil?: Date | null | undefined;
}

/** A moment so many ms after another. */
export function after(at: Date, ms: number): Date {
  return new Date(at.getTime() + ms);
}
