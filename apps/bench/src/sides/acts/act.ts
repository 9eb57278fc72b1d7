/** A finished answer as a runner hands it in. */
export interface Completion {
  readonly turnId: string;
  readonly lease: string;
  readonly runnerId: string;
  readonly text: string;
  readonly model: string;
  readonly finishReason: 'STOP';
  readonly firstTokenMs: number;
  readonly modelMs: number;
  readonly historyKept: number;
  readonly historyDropped: number;
  readonly usage: {
    readonly promptTokens: number;
    readonly candidatesTokens: number;
    readonly totalTokens: number;
  };
}

/** A send that went well. */
export interface Report {
  readonly deliveryId: string;
  readonly lease: string;
  readonly platformMessageId: string;
  readonly sendMs: number;
}

/** Something in a runner's hands. */
export interface Held {
  readonly id: string;
  readonly lease: string;
}

/** The three acts of a turn; each throws when what it names is not there. */
export interface Acts {
  claim(runnerId: string, limit: number): Promise<(Held & { history: readonly object[] })[]>;
  complete(answer: Completion): Promise<Held>;
  record(report: Report): Promise<void>;
}

/** What the answers cost, in billionths of a dollar a token. */
export const nano = 90;
/** How long a lease lasts, ms. */
export const leaseMs = 30_000;

/** The bucket of a response time. */
export function bucketOf(ms: number): number {
  return ms <= 1 ? 0 : Math.round(Math.log(ms) / Math.log(1.05));
}

const [hour, day, week] = [3_600_000, 86_400_000, 604_800_000];

/** When the hour, day and week of a moment begin. */
export function spans(at: Date) {
  const start = (ms: number) => new Date(Math.floor(at.getTime() / ms) * ms);
  return { HOUR: start(hour), DAY: start(day), WEEK: start(week) };
}
