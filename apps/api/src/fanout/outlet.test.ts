import { once } from 'node:events';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { noCounts, type Counts } from './counts.ts';
import { maxBacklog, Outlet } from './outlet.ts';

let server: WebSocketServer;
let reader: WebSocket;
let outlet: Outlet;
let counts: Counts;
beforeEach(async () => {
  counts = noCounts();
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket, request) => {
    outlet = new Outlet(socket, request.socket, counts);
  });
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  reader = new WebSocket(`ws://127.0.0.1:${address.port}`);
  await once(reader, 'open');
});
afterEach(async () => {
  reader.terminate();
  await new Promise((done) => server.close(done));
});

// A binary frame of 65,526 bytes that nobody looks into.
const frame = Buffer.alloc(65_530);
frame.set([0x82, 0x7e]);
frame.writeUInt16BE(frame.length - 4, 2);

/** Writes until something waits for the reader: the kernels at both ends take some first. */
async function fill(): Promise<void> {
  while (outlet.backlog === 0) {
    outlet.write(frame, 1);
    await new Promise(setImmediate);
  }
}

it('a reader whose backlog stands still for twenty seconds is cut, and not a moment before', async () => {
  reader.pause();
  await fill();
  expect(outlet.backlog).toBeLessThan(maxBacklog);
  outlet.watch(1_000);
  outlet.watch(20_999);
  expect([outlet.isOpen, counts.cutStalled]).toEqual([true, 0]);
  outlet.watch(21_000);
  expect([outlet.isOpen, counts.cutStalled, counts.cutBacklog]).toEqual([false, 1, 0]);
});

it('a reader that takes something now and then is only slow', async () => {
  reader.pause();
  await fill();
  outlet.watch(1_000);
  const waiting = outlet.backlog;
  reader.resume();
  await vi.waitFor(() => expect(outlet.backlog).toBeLessThan(waiting), 10_000);
  reader.pause();
  await fill();
  outlet.watch(20_000);
  outlet.watch(39_999);
  expect([outlet.isOpen, counts.cutStalled]).toEqual([true, 0]);
});
