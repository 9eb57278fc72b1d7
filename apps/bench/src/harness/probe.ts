// Loaded before a measured server (`--import`): it reports what the process has used when asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
let peak = 0;
const sampled = setInterval(() => (peak = Math.max(peak, held())), 100);
sampled.unref();

process.on('message', (asked) => {
  // Only a server that was started with --expose-gc can be asked to clear up.
  if (asked === 'clear up') globalThis.gc?.();
  else if (asked !== 'usage') return;
  const { user, system } = process.cpuUsage();
  const { rss } = process.memoryUsage();
  // What the loop was late by; the histogram counts the resolution as well.
  const loopMs = { p99: delay.percentile(99) / 1e6 - 5, max: delay.max / 1e6 - 5 };
  delay.reset();
  const heap = held();
  process.send?.({ cpuMicros: user + system, rss, heap, peak: Math.max(peak, heap), loopMs });
  peak = 0;
});
// The channel to the benchmark must not keep a server alive that wants to end.
process.channel?.unref();

function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
