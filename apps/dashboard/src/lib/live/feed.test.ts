import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { buildSchema, parse, type DocumentNode } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { Feed, type LogEvent } from './feed.svelte.ts';

const schema = buildSchema('type Query { a: Int } type Subscription { events: Int }');
const at = new Date(0).toISOString();

/** A log that a test writes to, served as the api serves its own: by cursor, over a real socket. */
class Log {
  entries: Record<string, unknown>[] = [];
  asked: (string | null)[] = [];
  #round = 0;
  #wake = new Set<() => void>();
  server: Server = createServer();
  sockets = new WebSocketServer({ server: this.server });
  url = '';

  async open(port = 0): Promise<void> {
    useServer(
      {
        schema,
        validate: () => [],
        parse: (): DocumentNode => parse('subscription { events }'),
        execute: () => ({ data: null }),
        subscribe: ({ variableValues }) => this.#read(String(variableValues?.['after'])),
      },
      this.sockets,
    );
    this.server.listen(port, '127.0.0.1');
    await once(this.server, 'listening');
    const address = this.server.address();
    this.url = `ws://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }

  write(count: number, typename = 'TurnChanged'): void {
    for (let i = 0; i < count; i += 1) {
      const cursor = `e1.${this.entries.length + 1}`;
      this.entries.push({ __typename: typename, cursor, at, conversationId: 'c', turn: {} });
    }
    for (const wake of this.#wake) wake();
  }

  /** Says to each reader that there is nothing more. */
  end(): void {
    this.#round += 1;
    for (const wake of this.#wake) wake();
  }

  cut(): void {
    for (const socket of this.sockets.clients) socket.terminate();
  }

  async close(): Promise<void> {
    this.cut();
    this.sockets.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async *#read(after: string): AsyncGenerator<{ data: { events: unknown } }> {
    this.asked.push(after);
    const round = this.#round;
    let place = Number(after.split('.')[1]);
    for (;;) {
      const entry = this.entries[place];
      if (round !== this.#round) return;
      if (entry) {
        place += 1;
        yield { data: { events: entry } };
      } else {
        await new Promise<void>((resolve) => this.#wake.add(resolve));
      }
    }
  }
}

let log: Log;
let feed: Feed;
const reload = vi.fn();
const ended = vi.fn();

beforeEach(async () => {
  reload.mockClear();
  ended.mockClear();
  log = new Log();
  await log.open();
  feed = new Feed({
    url: log.url,
    webSocketImpl: WebSocket,
    backoff: () => 0,
    soon: (flush) => setImmediate(flush),
    reload,
    ended,
  });
});
afterEach(async () => {
  feed.close();
  await log.close();
});

const numbers = (entries: readonly LogEvent[]) =>
  entries.map(({ cursor }) => Number(cursor.split('.')[1]));
const upTo = (count: number) => Array.from({ length: count }, (_, place) => place + 1);

describe('the feed', () => {
  it('brings every entry once and in order, however often the line is cut', async () => {
    const seen: number[] = [];
    feed.follow('e1.0', (entries) => seen.push(...numbers(entries)));
    feed.start('e1.0');
    for (let round = 0; round < 20; round += 1) {
      log.write(5);
      await vi.waitFor(() => expect(seen.length).toBeGreaterThan(round * 5));
      log.cut();
    }
    await vi.waitFor(() => expect(seen).toEqual(upTo(100)), 10_000);
    expect(log.asked.length).toBeGreaterThan(15);
  });

  it('says that it is reconnecting while the line is down, and live again after', async () => {
    feed.start('e1.0');
    await vi.waitFor(() => expect(feed.line.status).toBe('live'));
    const port = Number(new URL(log.url).port);
    await log.close();
    await vi.waitFor(() => expect(feed.line.status).toBe('reconnecting'));
    log = new Log();
    await log.open(port);
    await vi.waitFor(() => expect(feed.line.status).toBe('live'), 5_000);
  });

  it('says since when nothing arrived, unless the line was back at once', async () => {
    feed.start('e1.0');
    await vi.waitFor(() => expect(feed.line.status).toBe('live'));
    const port = Number(new URL(log.url).port);
    const before = Date.now();
    await log.close();
    await vi.waitFor(() => expect(feed.line.silentSince).not.toBeNull(), 5_000);
    expect(feed.line.silentSince?.getTime()).toBeGreaterThanOrEqual(before);
    log = new Log();
    await log.open(port);
    await vi.waitFor(() => expect(feed.line.silentSince).toBeNull(), 5_000);
    log.cut();
    await vi.waitFor(() => expect(log.asked.length).toBe(2));
    expect(feed.line.silentSince).toBeNull();
  });

  it('asks again for a log that the api ends or refuses, from where it was', async () => {
    const seen: number[] = [];
    feed.follow('e1.0', (entries) => seen.push(...numbers(entries)));
    feed.start('e1.0');
    log.write(2);
    await vi.waitFor(() => expect(seen).toEqual([1, 2]));
    log.end();
    await vi.waitFor(() => expect(log.asked).toEqual(['e1.0', 'e1.2']));
    expect(reload).toHaveBeenCalledTimes(1);
    log.write(1);
    await vi.waitFor(() => expect(seen).toEqual([1, 2, 3]));
    await vi.waitFor(() => expect(feed.line.status).toBe('live'), 5_000);
  });

  it('gives a page what came between loading its data and opening it', async () => {
    const early: number[] = [];
    feed.follow('e1.0', (entries) => early.push(...numbers(entries)));
    feed.start('e1.0');
    log.write(6);
    await vi.waitFor(() => expect(early).toHaveLength(6));
    const late: number[] = [];
    const stop = feed.follow('e1.4', (entries) => late.push(...numbers(entries)));
    expect(late).toEqual([5, 6]);
    log.write(1);
    await vi.waitFor(() => expect(late).toEqual([5, 6, 7]));
    stop();
    log.write(1);
    await vi.waitFor(() => expect(early).toHaveLength(8));
    expect(late).toEqual([5, 6, 7]);
  });

  it('asks for the page’s data again when the log cannot be followed, and goes on from there', async () => {
    const seen: number[] = [];
    feed.follow('e1.0', (entries) => seen.push(...numbers(entries)));
    feed.start('e1.0');
    log.write(1, 'ResyncRequired');
    await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
    log.write(2);
    await vi.waitFor(() => expect(seen).toEqual([1, 2, 3]));
    expect(feed.cursor).toBe('e1.3');
  });

  it('ends for good when the session is revoked', async () => {
    feed.start('e1.0');
    await vi.waitFor(() => expect(feed.line.status).toBe('live'));
    for (const socket of log.sockets.clients) socket.close(4403, 'revoked');
    await vi.waitFor(() => expect(ended).toHaveBeenCalled());
    expect(feed.line.status).toBe('ended');
  });
});
