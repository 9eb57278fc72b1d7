// The baseline of the feed: one prebuilt frame of the same bytes, written to every socket.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { listen } from './listen.ts';

const [file = ''] = process.argv.slice(2);
const frame = frameOf(readFileSync(file));
const lines = new Set<Socket>();

const server = createServer((request, response) => {
  const events = Number(new URL(request.url ?? '/', 'http://here').searchParams.get('events'));
  for (let event = 0; event < events; event += 1) for (const line of lines) line.write(frame);
  response.end('ok');
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, { socket: line }) => {
  socket.on('message', (data: Buffer) => {
    if (data.includes('connection_init')) socket.send('{"type":"connection_ack"}');
    else lines.add(line);
  });
});
await listen(server);

// A server's text frame: not masked, with the shortest length that fits.
function frameOf(payload: Buffer): Buffer {
  const { length } = payload;
  if (length > 65_535) throw new Error('Such a long event is not measured.');
  const head = length < 126 ? [0x81, length] : [0x81, 126, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(head), payload]);
}
