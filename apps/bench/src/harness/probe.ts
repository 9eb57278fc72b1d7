// Loaded before a measured server (`--import`): it reports what the process has used when asked.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

process.on('message', (asked) => {
  if (asked !== 'usage') return;
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  // What the loop was late by; the histogram counts the resolution as well.
  const loopMs = { p99: delay.percentile(99) / 1e6 - 5, max: delay.max / 1e6 - 5 };
  delay.reset();
  process.send?.({ cpuMicros: user + system, rss, heap: heapUsed + external, loopMs });
});
// The channel to the benchmark must not keep a server alive that wants to end.
process.channel?.unref();
