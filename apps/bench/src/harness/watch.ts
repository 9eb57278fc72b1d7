// The viewers' process: many sockets that follow subscriptions and count what comes.
import { WebSocket } from 'ws';
import { z } from 'zod';
import { spreadOf } from '../figures.ts';

const Job = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    viewers: z.number(),
    query: z.string(),
    /** The variables of each viewer in turn; none for all when it is empty. */
    variables: z.array(z.record(z.string(), z.unknown())),
    /** How many of them stop reading as soon as they have subscribed. */
    stalled: z.number(),
  }),
  z.object({ kind: z.literal('count') }),
  /** Answers when every viewer, or all together, have so many `next` frames since they came. */
  z.object({ kind: z.literal('until'), each: z.number(), total: z.number() }),
]);

interface Viewer {
  readonly socket: WebSocket;
  got: number;
  isGone: boolean;
}

let viewers: Viewer[] = [];
let waiting: { each: number; total: number; start: number } | null = null;
let [sample, total] = ['', 0];
let took: number[] = [];

process.on('message', (message: unknown) => {
  const job = Job.parse(message);
  if (job.kind === 'until') {
    waiting = { ...job, start: performance.now() };
    return look();
  }
  if (job.kind === 'count') {
    process.send?.({ done: true, ...counted() });
    took = [];
    return;
  }
  Promise.all(Array.from({ length: job.viewers }, (_, at) => open(job, at))).then(
    (opened) => {
      const [stalled, awake] = [opened.slice(0, job.stalled), opened.slice(job.stalled)];
      for (const { socket } of stalled) socket.pause();
      viewers = awake;
      total = 0;
      process.send?.({ done: true, ...counted() });
    },
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});

function counted() {
  const each = Math.min(...viewers.map(({ got }) => got));
  const { p50 = 0, p99 = 0 } = spreadOf(took) ?? {};
  return { sample, each, total, p50, p99, gone: viewers.filter(({ isGone }) => isGone).length };
}

function look(): void {
  if (!waiting || total < waiting.total) return;
  const { each, start } = waiting;
  if (viewers.some(({ got, isGone }) => got < each && !isGone)) return;
  process.send?.({ done: true, ms: performance.now() - start, ...counted() });
  waiting = null;
}

type Opening = Extract<z.infer<typeof Job>, { kind: 'open' }>;

function open({ url, headers, query, variables }: Opening, at: number): Promise<Viewer> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
    const viewer: Viewer = { socket, got: 0, isGone: false };
    socket.on('error', reject);
    socket.on('close', () => {
      viewer.isGone = true;
      look();
    });
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      // Frames of ours begin with their type or id; only the kind matters here.
      const text = data.toString('latin1');
      if (text.includes('"connection_ack"')) {
        const payload = { query, variables: variables[at % variables.length] };
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
        // Its answer comes after the subscription was read.
        return socket.send('{"type":"ping"}');
      }
      if (text === '{"type":"pong"}') return resolve(viewer);
      if (!text.includes('"type":"next"')) {
        if (text.includes('"type":"error"')) reject(new Error(text));
        return;
      }
      viewer.got += 1;
      total += 1;
      sample ||= data.toString('utf8');
      const stamp = text.indexOf('at=');
      if (stamp >= 0) took.push(now() - Number(text.slice(stamp + 3, stamp + 17)));
      if (waiting && viewer.got >= waiting.each) look();
    });
  });
}

function now(): number {
  return performance.timeOrigin + performance.now();
}
