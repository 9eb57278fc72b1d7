import { createClient, type Client } from 'graphql-ws';

/** What a socket says of itself while it lives. */
export interface SocketEvents {
  connected(): void;
  lost(): void;
  /** The session was ended; the socket will not come back by itself. */
  revoked(): void;
}

/** How a socket is opened; the last two are for tests. */
export interface SocketOptions {
  readonly url: string | (() => string);
  readonly events: SocketEvents;
  readonly webSocketImpl?: unknown;
  readonly wait?: (retries: number) => Promise<void>;
}

/** Backs off to 20 s with full jitter, so that a restarted server isn't met by everyone at once. */
async function patience(retries: number): Promise<void> {
  const ceiling = Math.min(20_000, 500 * 2 ** retries);
  await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * ceiling));
}

/**
 * The page's one graphql-ws connection. It is tried again for ever, except after a revoked
 * session; subscriptions on it are taken up again by themselves.
 */
export function openSocket({ url, events, webSocketImpl, wait }: SocketOptions): Client {
  return createClient({
    url,
    webSocketImpl,
    lazyCloseTimeout: 2_000,
    keepAlive: 15_000,
    connectionAckWaitTimeout: 8_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: wait ?? patience,
    // Browsers report a refused connection as an event without a code: that too is tried again.
    shouldRetry: (problem) => !isRevoked(problem),
    on: {
      connected: () => events.connected(),
      closed: (event) => (isRevoked(event) ? events.revoked() : events.lost()),
    },
  });
}

/** The page's own address as a socket address. */
export function socketUrl(location: { readonly protocol: string; readonly host: string }): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`;
}

function isRevoked(event: unknown): boolean {
  if (typeof event !== 'object' || event === null || !('code' in event)) return false;
  return event.code === 4403 || event.code === 4401;
}
