/** How a runner that ends lets go of an api that does not answer. */
export interface Ending {
  /** Ends claims and reports that nobody waits for; an api that is there needs far less. */
  readonly soon: AbortSignal;
  /** Ends results that could not be handed in; others make them again when their leases end. */
  readonly late: AbortSignal;
}

const soonMs = 3_000;

/** The two signals, and `begin`, which lets them come: the first after 3 s, the other after `lateMs`. */
export function planEnding(lateMs: number): Ending & { begin(): void } {
  const soon = new AbortController();
  const late = new AbortController();
  return {
    soon: soon.signal,
    late: late.signal,
    begin: () => {
      setTimeout(() => soon.abort(), soonMs).unref();
      setTimeout(() => late.abort(), lateMs).unref();
    },
  };
}

/** Waits for something that may never come, but no longer than so many ms; never throws. */
export async function atMost(ms: number, awaited: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([awaited.catch(() => undefined), over]);
  clearTimeout(timer);
}
