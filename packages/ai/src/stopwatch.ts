/** The two limits of one call, ms. */
export interface Limits {
  timeoutMs: number;
  firstTokenTimeoutMs: number;
}

/**
 * Times one call and ends it by its signal. It remembers who ended it, because to the client our
 * own timeout and the caller's wish look the same.
 */
export class Stopwatch {
  endedBy: 'caller' | 'total' | 'first' | null = null;
  firstTextMs: number | null = null;
  readonly now: () => number;
  private readonly started: number;
  private readonly end = new AbortController();
  private readonly caller: AbortSignal | undefined;
  private readonly total: NodeJS.Timeout;
  private readonly first: NodeJS.Timeout;
  private readonly byCaller = () => this.cut('caller');

  /** Begins at once; `started` may lie before, when earlier tries count too. */
  constructor(limits: Limits, caller: AbortSignal | undefined, now: () => number, started: number) {
    this.now = now;
    this.started = started;
    this.caller = caller;
    this.total = setTimeout(() => this.cut('total'), limits.timeoutMs);
    this.first = setTimeout(() => this.cut('first'), limits.firstTokenTimeoutMs);
    if (caller?.aborted) this.cut('caller');
    else caller?.addEventListener('abort', this.byCaller, { once: true });
  }

  get signal(): AbortSignal {
    return this.end.signal;
  }

  /** Notes that text has come; only the first time counts. */
  firstText(): void {
    this.firstTextMs ??= this.elapsed();
    clearTimeout(this.first);
  }

  elapsed(): number {
    return this.now() - this.started;
  }

  /** Lets go of timers and listeners; the call is over. */
  stop(): void {
    clearTimeout(this.total);
    clearTimeout(this.first);
    this.caller?.removeEventListener('abort', this.byCaller);
  }

  private cut(by: 'caller' | 'total' | 'first'): void {
    this.endedBy ??= by;
    this.end.abort();
  }
}
