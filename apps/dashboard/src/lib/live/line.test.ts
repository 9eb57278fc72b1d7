import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Line } from './line.svelte.ts';
import { backoff, Patience } from './patience.ts';

const hour = 3_600_000;

let server: WebSocketServer;
let sockets: WebSocket[];
let line: Line;

beforeEach(async () => {
  sockets = [];
  server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: ([name]) => name ?? false,
  });
  server.on('connection', (socket) => {
    sockets.push(socket);
    socket.once('message', () => socket.send('{"type":"connection_ack"}'));
  });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  // Whoever waits here waits for an hour, unless something hurries.
  line = new Line({
    url: `ws://127.0.0.1:${port}`,
    webSocketImpl: WebSocket,
    ended: () => {},
    backoff: () => hour,
  });
  line.subscribe({ query: 'subscription { events }' }, { next: () => {} });
  await vi.waitFor(() => expect(line.status).toBe('live'));
});
afterEach(() => {
  line.close();
  for (const socket of sockets) socket.terminate();
  server.close();
});

describe('a line that was cut', () => {
  it('is laid again at once when the network is back or the page is looked at', async () => {
    sockets[0]?.close(1001, 'swapped');
    await vi.waitFor(() => expect(line.status).toBe('reconnecting'));
    line.wake(20_000);
    await vi.waitFor(() => expect(line.status).toBe('live'));
    expect(sockets).toHaveLength(2);
  });
});

describe('a line that may be dead without knowing', () => {
  it('is laid anew when it was quiet for longer than allowed, and left alone when it was not', async () => {
    line.wake(20_000);
    expect(line.status).toBe('live');
    await vi.waitFor(() => {
      line.wake(0);
      expect(line.status).toBe('reconnecting');
    });
    await vi.waitFor(() => expect(line.status).toBe('live'));
    expect(sockets).toHaveLength(2);
  });

  it('is found out by itself: a question without an answer ends it', async () => {
    line.close();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : 0;
      line = new Line({ url: `ws://127.0.0.1:${port}`, webSocketImpl: WebSocket, ended: () => {} });
      line.subscribe({ query: 'subscription { events }' }, { next: () => {} });
      while (line.status !== 'live') await new Promise((resolve) => setImmediate(resolve));
      vi.advanceTimersByTime(15_000);
      expect(line.status).toBe('live');
      vi.advanceTimersByTime(5_000);
      expect(line.status).toBe('reconnecting');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('the wait between attempts', () => {
  it('is never longer than five seconds, and not the same for everyone', () => {
    const waits = Array.from({ length: 200 }, (_, attempts) => backoff(attempts));
    expect(Math.max(...waits)).toBeLessThanOrEqual(5_000);
    expect(new Set(waits).size).toBeGreaterThan(190);
  });

  it('ends when somebody hurries, and is left out when somebody hurried before it', async () => {
    const patience = new Patience();
    const waiting = patience.wait(hour);
    patience.hurry();
    await waiting;
    patience.hurry();
    await patience.wait(hour);
    patience.hurry();
    patience.rest();
    let isOver = false;
    const last = patience.wait(hour).then(() => (isOver = true));
    await Promise.resolve();
    expect(isOver).toBe(false);
    patience.hurry();
    await last;
  });
});
