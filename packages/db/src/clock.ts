import type { SqlEntityManager } from '@mikro-orm/sql';

/**
 * The time by which leases and due times of one database go. It never jumps with the wall clock of
 * this machine: it was set once and goes on by the processor's steady one. On PostgreSQL, where
 * several machines share the leases, it is set anew by each statement that locks a log.
 */
export interface Clock {
  now(): Date;
  /** Takes over what the database says the time is. */
  set(at: Date): void;
}

const jumpMs = 1000;
const clocks = new WeakMap<object, Clock>();

/** The clock of a database; all its entity managers share it. */
export function clockOf(em: SqlEntityManager): Clock {
  const known = clocks.get(em.config);
  if (known) return known;
  const clock = createClock();
  clocks.set(em.config, clock);
  return clock;
}

function createClock(): Clock {
  let offset = Date.now() - performance.now();
  return {
    now: () => new Date(Math.floor(offset + performance.now())),
    set(at) {
      const heard = at.getTime() - performance.now();
      // An answer that took longer on its way only seems to come from an earlier moment.
      if (heard > offset || offset - heard > jumpMs) offset = heard;
    },
  };
}
