import { randomUUID } from 'node:crypto';
import { backoff, safeError, sleep, type Logger } from '@cbf/base';
import { readLetter, writeLetters, type Hint } from './hints.ts';
import { createOutbox } from './outbox.ts';
import type { Wire, WireKind } from './wire.ts';

/** What a bus has carried so far, for /metrics. */
export interface BusCounts {
  /** Hints that were handed over, and the sendings they went with. */
  sent: number;
  sendings: number;
  /** Hints of others that arrived. */
  received: number;
  /** What arrived and could not be read. */
  garbage: number;
  /** Hints that no wire took. */
  lost: number;
  /** How often a wire stood. */
  connects: number;
}

/** Carries hints between the apis of one database, as well as it can and without a promise. */
export interface Bus {
  readonly kind: WireKind['name'] | 'none';
  readonly counts: Readonly<BusCounts>;
  readonly isConnected: boolean;
  /** Passes a hint on; never throws, never waits, and may lose it. */
  post(hint: Hint): void;
  /** Connects, and from then on tells `hear` what other apis post; comes back by itself for ever. */
  start(hear: (hint: Hint) => void): void;
  /** Lets go of the connection; what still waits is lost. */
  close(): Promise<void>;
}

/** The times of a bus, ms; a test may shorten them. */
export interface BusTimes {
  readonly keepaliveMs: number;
  /** How long an answer may take before the connection counts as dead. */
  readonly deadlineMs: number;
  readonly firstRetryMs: number;
  readonly lastRetryMs: number;
}

const usual: BusTimes = {
  keepaliveMs: 10_000,
  deadlineMs: 5_000,
  firstRetryMs: 100,
  lastRetryMs: 5_000,
};

/** A bus for one process that is alone: whoever is woken is woken by `Live` itself. */
export function loneBus(): Bus {
  const counts = emptyCounts();
  return {
    kind: 'none',
    counts,
    isConnected: true,
    post: () => undefined,
    start: () => undefined,
    close: () => Promise.resolve(),
  };
}

/**
 * A bus over wires of a kind. Nothing that happens to a wire reaches the caller: a broken, silent or
 * lying one is cut and replaced, with a growing, jittered wait. Whenever a wire stands anew,
 * everybody on both sides is told to look again, because nobody knows what was missed.
 */
export function createBus(wires: WireKind, logger: Logger, times: BusTimes = usual): Bus {
  const self = randomUUID();
  const counts = emptyCounts();
  let hear: (hint: Hint) => void = () => undefined;
  let life: { readonly wire: Wire; end(error: unknown): void } | null = null;
  const closing = new AbortController();
  let running: Promise<void> = Promise.resolve();

  const outbox = createOutbox(async (hints) => {
    const current = life;
    try {
      if (current === null) throw new Error('No wire stands.');
      counts.sendings += 1;
      const letters = writeLetters(self, hints, wires.mostBytes);
      await within(times.deadlineMs, current.wire.publish(letters));
      counts.sent += hints.length;
    } catch (error) {
      counts.lost += hints.length;
      current?.end(error);
    }
  });

  const heard = (text: string): void => {
    const letter = readLetter(text);
    if (letter === null) {
      counts.garbage += 1;
      return;
    }
    if (letter.from === self) return;
    counts.received += letter.hints.length;
    for (const hint of letter.hints) hear(hint);
  };

  /** One life of a wire, from connecting to its end; rejects with what ended it. */
  const liveOnce = async (): Promise<never> => {
    const ended = Promise.withResolvers<never>();
    const cutter = new AbortController();
    const end = (error: unknown): void => ended.reject(error);
    const leave = (): void => end(null);
    closing.signal.addEventListener('abort', leave, { once: true });
    let keepalive: NodeJS.Timeout | undefined;
    try {
      const connecting = wires.connect({ heard, lost: end }, cutter.signal);
      const wire = await Promise.race([within(times.deadlineMs, connecting), ended.promise]);
      life = { wire, end };
      counts.connects += 1;
      if (counts.connects > 1) logger.info('Wake-ups between apis are back.');
      hear({ kind: 'ALL' });
      outbox.open();
      keepalive = setInterval(() => {
        within(times.deadlineMs, wire.ping()).catch(end);
      }, times.keepaliveMs);
      return await ended.promise;
    } finally {
      life = null;
      outbox.shut();
      clearInterval(keepalive);
      closing.signal.removeEventListener('abort', leave);
      cutter.abort();
    }
  };

  const run = async (): Promise<void> => {
    for (let failures = 0; !closing.signal.aborted; failures += 1) {
      const before = counts.connects;
      const error: unknown = await liveOnce().catch((thrown: unknown) => thrown);
      if (closing.signal.aborted) return;
      if (counts.connects > before) failures = 0;
      if (failures === 0) {
        logger.warn({ error: safeError(error) }, 'Wake-ups between apis are down; trying again.');
      }
      const { firstRetryMs: baseMs, lastRetryMs: capMs } = times;
      const ms = baseMs + backoff(failures, { baseMs, capMs });
      await sleep(ms, closing.signal).catch(() => undefined);
    }
  };

  return {
    kind: wires.name,
    counts,
    get isConnected() {
      return life !== null;
    },
    post: outbox.post,
    start(listener) {
      hear = listener;
      running = run();
    },
    async close() {
      closing.abort();
      await running;
    },
  };
}

function emptyCounts(): BusCounts {
  return { sent: 0, sendings: 0, received: 0, garbage: 0, lost: 0, connects: 0 };
}

// Whoever is too late may still fail later: the race has taken its rejection already.
function within<Value>(ms: number, work: Promise<Value>): Promise<Value> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`No answer within ${ms} ms.`)), ms);
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer));
}
