// The viewers' process: many sockets that follow the same subscription and count what comes.
import { WebSocket } from 'ws';
import { z } from 'zod';

const Job = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('open'),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    viewers: z.number(),
    query: z.string(),
  }),
  /** Answers when every viewer has so many `next` frames in all. */
  z.object({ kind: z.literal('until'), each: z.number() }),
]);

let sockets: { got: number }[] = [];
let waiting: { each: number; start: number } | null = null;
let sample = '';

process.on('message', (message: unknown) => {
  const job = Job.parse(message);
  if (job.kind === 'until') {
    waiting = { each: job.each, start: performance.now() };
    return look();
  }
  const { url, headers, viewers, query } = job;
  Promise.all(Array.from({ length: viewers }, () => open(url, headers, query))).then(
    (opened) => {
      sockets = opened;
      process.send?.({ done: true, sample });
    },
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});

function look(): void {
  if (!waiting || sockets.some(({ got }) => got < (waiting?.each ?? 0))) return;
  process.send?.({ done: true, ms: performance.now() - waiting.start, sample });
  waiting = null;
}

function open(url: string, headers: Record<string, string>, query: string) {
  return new Promise<{ got: number }>((resolve, reject) => {
    const state = { got: 0 };
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
    socket.on('error', reject);
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data: Buffer) => {
      // Frames of ours begin with their type or id; only the kind matters here.
      const text = data.toString('latin1');
      if (text.includes('"connection_ack"')) {
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
        return resolve(state);
      }
      if (!text.includes('"type":"next"')) return;
      state.got += 1;
      sample ||= data.toString('utf8');
      if (waiting && state.got >= waiting.each) look();
    });
  });
}
