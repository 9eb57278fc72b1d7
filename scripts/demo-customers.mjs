// The demo's customers as a process of their own, started by `npm run demo` once all is ready: they
// write to the three bots through the simulated Telegram until they are told to stop.
import { crowd } from './lib/demo/crowd.mjs';

const url = process.env.SIMULATOR_URL ?? 'http://127.0.0.1:4200';
// Seconds between two messages, such as 5-20.
const [from, to] = (process.env.DEMO_PACE || '5-20').split('-').map((text) => Number(text) * 1000);

const over = new AbortController();
for (const name of ['SIGTERM', 'SIGINT']) process.on(name, () => over.abort());
await crowd({ url, betweenMs: [from, to], signal: over.signal });
process.exit(0);
