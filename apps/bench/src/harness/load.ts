// The client process: asks a server over plain sockets, many requests under way at the same time.
import { connect } from 'node:net';
import { setTimeout as rest } from 'node:timers/promises';
import { z } from 'zod';
import { spreadOf } from '../figures.ts';
import { Wish, type Answered } from './ask.ts';

process.on('message', (message) => {
  const wish = Wish.parse(z.unknown().parse(message));
  run(wish).then(
    (answered) => process.send?.(answered),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});

async function run({
  url,
  path,
  headers,
  bodies,
  connections,
  amount,
  perSecond = 0,
}: Wish): Promise<Answered> {
  const { hostname, port } = new URL(url);
  const head = Object.entries({ host: hostname, 'content-type': 'application/json', ...headers })
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('');
  const requests = bodies.map((body) => {
    const length = `content-length: ${Buffer.byteLength(body)}\r\n`;
    return Buffer.from(`POST ${path} HTTP/1.1\r\n${head}${length}\r\n${body}`);
  });
  const took: number[] = [];
  const statuses = new Map<string, number>();
  let [begun, first, refused, bytes] = [0, '', '', 0];
  const start = performance.now();
  const line = async () => {
    const socket = connect(Number(port), hostname);
    socket.setNoDelay(true);
    for (;;) {
      if (begun >= amount) break;
      const request = requests[begun % requests.length];
      // A paced request counts from when it was due, so that a server that lags is not spared.
      const due = perSecond > 0 ? start + (begun * 1000) / perSecond : performance.now();
      begun += 1;
      if (request === undefined) break;
      if (due > performance.now()) await rest(due - performance.now());
      const { status, body } = await exchange(socket, request);
      took.push(performance.now() - due);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      bytes += body.length;
      first ||= body.toString('utf8');
      if (status !== '200') refused ||= body.toString('utf8');
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, line));
  const seconds = (performance.now() - start) / 1_000;
  const { p50 = 0, p99 = 0 } = spreadOf(took) ?? {};
  return {
    seconds,
    p50,
    p99,
    bytes,
    sample: first,
    refused,
    statuses: Object.fromEntries(statuses),
  };
}

const blank = Buffer.from('\r\n\r\n');

function exchange(
  socket: ReturnType<typeof connect>,
  request: Buffer,
): Promise<{ status: string; body: Buffer }> {
  return new Promise((resolve, reject) => {
    let got: Buffer = Buffer.alloc(0);
    let [start, length, status] = [-1, 0, ''];
    const take = (piece: Buffer) => {
      got = got.length === 0 ? piece : Buffer.concat([got, piece]);
      if (start < 0) {
        const end = got.indexOf(blank);
        if (end < 0) return;
        const head = got.toString('latin1', 0, end);
        start = end + blank.length;
        status = head.slice(9, 12);
        length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN);
        if (Number.isNaN(length)) return finish(new Error(`No length in ${head}`));
      }
      if (got.length >= start + length) finish(null);
    };
    const broke = () => finish(new Error('The server closed the connection.'));
    const finish = (error: Error | null) => {
      socket.off('data', take).off('close', broke).off('error', broke);
      if (error) reject(error);
      else resolve({ status, body: got.subarray(start, start + length) });
    };
    socket.on('data', take).on('close', broke).on('error', broke);
    socket.write(request);
  });
}
