import type { Flood, Seat } from '@cbf/e2e';

/** An open page and how messages get to it. */
export interface Tab {
  /** Sends messages as fast as they go; resolves when the last one stands in the document. */
  pour(count: number): Promise<Poured>;
  /** Sends them evenly over so many seconds; the share of the main thread that they took. */
  drip(count: number, seconds: number): Promise<number>;
  /** What the scripts hold after everything that can go has gone, bytes; how many elements there are. */
  rest(): Promise<{ heap: number; nodes: number }>;
}

/** How a page took messages in. */
export interface Poured {
  readonly perSecond: number;
  /** Main thread, microseconds a message. */
  readonly micros: number;
  /** The most messages that the document held at once. */
  readonly most: number;
}

/** Measures a page that is open and live; `say` writes frames to it. */
export async function tabOf(
  { page, context }: Pick<Seat, 'page' | 'context'>,
  flood: Flood,
  say: (frames: readonly string[]) => void,
): Promise<Tab> {
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable');
  const busyMicros = async () => {
    const { metrics } = await tools.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1e6;
  };
  const seen = (last: string) =>
    page.evaluate(
      (id) =>
        new Promise<{ at: number; most: number }>((done) => {
          let most = 0;
          const look = () => {
            most = Math.max(most, document.querySelectorAll('li[id^="m-"]').length);
            if (document.getElementById(id)) done({ at: Date.now(), most });
            else requestAnimationFrame(look);
          };
          look();
        }),
      last,
    );
  return {
    async pour(count) {
      const frames = flood.messages(count);
      const watched = seen(flood.last());
      const before = await busyMicros();
      const begun = Date.now();
      say(frames);
      const { at, most } = await watched;
      const micros = ((await busyMicros()) - before) / count;
      return { micros, most, perSecond: (count * 1_000) / (at - begun) };
    },
    async drip(count, seconds) {
      const frames = flood.messages(count);
      const before = await busyMicros();
      const begun = performance.now();
      await new Promise<void>((done) => {
        let sent = 0;
        const timer = setInterval(() => {
          const due = Math.ceil(((performance.now() - begun) / 1_000 / seconds) * count);
          say(frames.slice(sent, due));
          sent = due;
          if (sent < count) return;
          clearInterval(timer);
          done();
        }, 5);
      });
      await seen(flood.last());
      return ((await busyMicros()) - before) / (1_000 * (performance.now() - begun));
    },
    async rest() {
      await tools.send('HeapProfiler.collectGarbage');
      const { usedSize } = await tools.send('Runtime.getHeapUsage');
      const nodes = await page.evaluate(() => document.querySelectorAll('*').length);
      return { heap: usedSize, nodes };
    },
  };
}
