// The baseline of the feed: one prebuilt frame of the same bytes, written to every socket.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { stamp } from '../harness/stamp.ts';
import { listen } from './listen.ts';

const [file = ''] = process.argv.slice(2);
const sample = readFileSync(file, 'utf8');
const lines = new Set<Socket>();

const server = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '/', 'http://here');
  const padding = 'y'.repeat(Number(searchParams.get('more') ?? 0));
  // Built once for each request: what is compared is the writing.
  const frame = frameOf(Buffer.from(sample.replace(/at=\d{14}/, `${stamp()}${padding}`)));
  for (let event = 0; event < Number(searchParams.get('events')); event += 1) {
    for (const line of lines) line.write(frame);
  }
  response.end('ok');
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, { socket: line }) => {
  socket.on('message', (data: Buffer) => {
    if (data.includes('connection_init')) socket.send('{"type":"connection_ack"}');
    else if (data.includes('"ping"')) socket.send('{"type":"pong"}');
    else lines.add(line);
  });
  socket.on('close', () => lines.delete(line));
});
await listen(server);

// A server's text frame: not masked, with the shortest length that fits.
function frameOf(payload: Buffer): Buffer {
  const { length } = payload;
  if (length > 65_535) throw new Error('Such a long event is not measured.');
  const head = length < 126 ? [0x81, length] : [0x81, 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), payload]);
}
