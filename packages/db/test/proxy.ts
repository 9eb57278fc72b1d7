import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/**
 * What a proxy does with the network between a client and a server:
 * PASS lets all through, SLOW after a delay; HOLE takes connections and bytes and lets nothing
 * through until it passes again, and then all of it, as a network that was away; HALF_OPEN is
 * HOLE whose server has closed and whose client was never told: what it takes is lost for good;
 * CUT resets every connection and refuses new ones.
 */
export type ProxyMode = 'PASS' | 'SLOW' | 'HOLE' | 'HALF_OPEN' | 'CUT';

/** A TCP proxy on a port of its own, for tests of what a network can do. */
export interface Proxy {
  readonly port: number;
  /** The same address with this proxy in place of the server's host and port. */
  through(url: string): string;
  /** Changes what becomes of every connection, those that stand too. */
  set(mode: ProxyMode, slowMs?: number): void;
  /** Sends bytes to every client that the server never sent. */
  inject(bytes: Uint8Array): void;
  /** How many connections were taken so far. */
  readonly taken: number;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  server: Socket | null;
}

/** Starts a proxy before the server at an address (`postgres://host:port/…`, `redis://host:port`). */
export async function startProxy(url: string): Promise<Proxy> {
  const { hostname, port: serverPort } = new URL(url);
  const pairs = new Set<Pair>();
  let mode: ProxyMode = 'PASS';
  let delayMs = 0;
  let taken = 0;

  const drop = (pair: Pair): void => {
    pairs.delete(pair);
    pair.client.resetAndDestroy();
    pair.server?.destroy();
  };
  const carry = (pair: Pair, from: Socket, to: Socket): void => {
    from.on('data', (chunk: Buffer) => {
      if (mode === 'HALF_OPEN' && pair.server?.destroyed !== false) return;
      if (mode !== 'SLOW') {
        to.write(chunk);
        return;
      }
      // One by one: a chunk must not overtake the one before it.
      from.pause();
      setTimeout(() => {
        to.write(chunk);
        if (mode !== 'HOLE') from.resume();
      }, delayMs).unref();
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      if (mode === 'HALF_OPEN') return;
      pairs.delete(pair);
      to.destroy();
    });
  };
  const join = (pair: Pair): void => {
    const server = connect(Number(serverPort), hostname);
    pair.server = server;
    carry(pair, pair.client, server);
    carry(pair, server, pair.client);
  };

  const listener = createServer((client) => {
    taken += 1;
    const pair: Pair = { client, server: null };
    client.on('error', () => undefined);
    if (mode === 'CUT') {
      client.resetAndDestroy();
      return;
    }
    pairs.add(pair);
    if (mode === 'PASS' || mode === 'SLOW') join(pair);
    else client.pause();
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  const { port } = address;

  const enter: Record<ProxyMode, (pair: Pair) => void> = {
    PASS: (pair) => {
      if (pair.server === null) join(pair);
      pair.client.resume();
      pair.server?.resume();
    },
    SLOW: (pair) => enter.PASS(pair),
    HOLE: (pair) => {
      pair.client.pause();
      pair.server?.pause();
    },
    HALF_OPEN: (pair) => {
      pair.client.resume();
      pair.server?.destroy();
    },
    CUT: drop,
  };

  return {
    port,
    through(original) {
      const changed = new URL(original);
      changed.host = `127.0.0.1:${port}`;
      return changed.href;
    },
    set(next, slowMs = 200) {
      mode = next;
      delayMs = slowMs;
      for (const pair of pairs) enter[next](pair);
    },
    inject(bytes) {
      for (const { client } of pairs) client.write(bytes);
    },
    get taken() {
      return taken;
    },
    async close() {
      for (const pair of pairs) drop(pair);
      await new Promise((done) => listener.close(done));
    },
  };
}
