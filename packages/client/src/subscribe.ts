import { sleep } from '@cbf/base';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** What a subscriber is told; `onState` says whether events can arrive at the moment. */
export interface Listener<R> {
  onData(data: R): void;
  onState?: ((connected: boolean) => void) | undefined;
}

/** One shared socket to the api for any number of subscriptions. */
export interface Sockets {
  subscribe<R, V extends Record<string, unknown>>(
    document: TypedDocumentNode<R, V>,
    variables: V,
    listener: Listener<R>,
  ): () => void;
  close(): Promise<void>;
}

const pingMs = 10_000;
const pongMs = 5_000;

/**
 * Opens the socket with the first subscription and comes back for ever, at once the first time;
 * also after closings that graphql-ws calls fatal, then more slowly.
 */
export function openSockets(url: string, authorization: string, random: () => number): Sockets {
  const states = new Set<(connected: boolean) => void>();
  const ends = new Set<() => void>();
  const client = createSocketClient(url, authorization, random, (connected) => {
    for (const tell of states) tell(connected);
  });
  return {
    subscribe(document, variables, listener) {
      if (listener.onState) states.add(listener.onState);
      const stop = follow(client, document, variables, listener, random);
      const end = () => {
        if (listener.onState) states.delete(listener.onState);
        ends.delete(end);
        stop();
      };
      ends.add(end);
      return end;
    },
    close: async () => {
      for (const end of ends) end();
      try {
        await client.dispose();
      } catch {
        // A socket that could not be opened is closed already; graphql-ws reports its failure here.
      }
    },
  };
}

/**
 * How long to wait before coming back, after so many tries in a row: hardly at all the first time,
 * because an api that is stopped tells its clients to go to the next one; then longer and longer.
 */
export function retryMs(retries: number, random: () => number): number {
  if (retries === 0) return 100 * random();
  return Math.min(5_000, 200 * 2 ** Math.min(retries, 6)) * (0.5 + random());
}

function follow<R, V extends Record<string, unknown>>(
  client: SocketClient,
  document: TypedDocumentNode<R, V>,
  variables: V,
  listener: Listener<R>,
  random: () => number,
): () => void {
  const query = print(document);
  let ended = false;
  let stop = () => {};
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    if (!ended) timer = setTimeout(begin, 5_000 + random() * 5_000);
  };
  const begin = () => {
    stop = client.subscribe<R>(
      { query, variables },
      {
        next: (value) => {
          if (value.data !== undefined && value.data !== null) listener.onData(value.data);
        },
        error: again,
        complete: again,
      },
    );
  };
  begin();
  return () => {
    ended = true;
    clearTimeout(timer);
    stop();
  };
}

function createSocketClient(
  url: string,
  authorization: string,
  random: () => number,
  tell: (connected: boolean) => void,
): SocketClient {
  let terminate = () => {};
  let pong: NodeJS.Timeout | undefined;
  return createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: socketWith(authorization),
    connectionParams: { authorization },
    retryAttempts: Infinity,
    shouldRetry: () => true,
    retryWait: (retries) => sleep(retryMs(retries, random)),
    keepAlive: pingMs,
    on: {
      opened: (socket) => {
        terminate = () => {
          if (socket instanceof WebSocket) socket.terminate();
        };
      },
      connected: () => tell(true),
      closed: () => {
        clearTimeout(pong);
        tell(false);
      },
      ping: (received) => {
        if (!received) pong = setTimeout(() => terminate(), pongMs);
      },
      pong: (received) => {
        if (received) clearTimeout(pong);
      },
    },
  });
}

/** graphql-ws makes the socket itself; only a class of our own can add the header to it. */
function socketWith(authorization: string): unknown {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { authorization }, maxPayload: 1024 * 1024 });
    }
  };
}
