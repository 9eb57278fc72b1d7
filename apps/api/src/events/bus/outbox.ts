import { keyOf, type Hint } from './hints.ts';

/** What one api has to tell the others and has not told yet. */
export interface Outbox {
  /** Takes a hint in; while shut it is forgotten, because opening tells everyone to look anyway. */
  post(hint: Hint): void;
  /** Sends from now on, ALL first. */
  open(): void;
  /** Forgets what waits and all that comes. */
  shut(): void;
}

const betweenMs = 20;
const mostWaiting = 2_000;

/**
 * Gathers hints: the first after a rest leaves with the event loop's next turn, later ones wait
 * until 20 ms after the last sending and leave together, each once. Too many become one ALL.
 * `send` may fail; it is asked for the next ones only after it has settled.
 */
export function createOutbox(send: (hints: readonly Hint[]) => Promise<void>): Outbox {
  let waiting = new Map<string, Hint>();
  let isOpen = false;
  let sending = false;
  let lastAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | null = null;
  let immediate: NodeJS.Immediate | null = null;

  const flush = async (): Promise<void> => {
    timer = null;
    immediate = null;
    if (!isOpen || sending || waiting.size === 0) return;
    const hints = [...waiting.values()];
    waiting = new Map();
    sending = true;
    lastAt = performance.now();
    try {
      await send(hints);
    } finally {
      sending = false;
      plan();
    }
  };
  const plan = (): void => {
    if (!isOpen || sending || waiting.size === 0 || timer !== null || immediate !== null) return;
    const wait = lastAt + betweenMs - performance.now();
    if (wait > 0) timer = setTimeout(() => void flush(), wait);
    else immediate = setImmediate(() => void flush());
  };

  return {
    post(hint) {
      if (!isOpen) return;
      if (waiting.size >= mostWaiting) waiting = new Map([['ALL', { kind: 'ALL' }]]);
      else if (!waiting.has('ALL') || hint.kind === 'PARTIAL') waiting.set(keyOf(hint), hint);
      plan();
    },
    open() {
      isOpen = true;
      waiting = new Map([['ALL', { kind: 'ALL' }]]);
      plan();
    },
    shut() {
      isOpen = false;
      waiting.clear();
      if (timer) clearTimeout(timer);
      if (immediate) clearImmediate(immediate);
      timer = null;
      immediate = null;
    },
  };
}
