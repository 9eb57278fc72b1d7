import { createClient, type Client, type SubscribePayload } from 'graphql-ws';
import { backoff, Patience } from './patience.ts';

/** How the connection stands. */
export type LineStatus = 'connecting' | 'live' | 'reconnecting' | 'ended';

/** How a line is opened; the last two are for tests. */
export interface LineOptions {
  readonly url: string | (() => string);
  /** The session is over. */
  readonly ended: () => void;
  readonly webSocketImpl?: unknown;
  /** How long to wait before an attempt, ms. */
  readonly backoff?: (attempts: number) => number;
}

/** Who hears a subscription. */
export interface Hearer<D> {
  readonly next: (data: D) => void;
  /** The api ended or refused it, which makes the page stand still; it is asked again soon. */
  readonly refused?: () => void;
}

/** A page that has just opened, and a line that is back at once, need no word about it, ms. */
const opening = 5_000;
const blink = 1_000;

/** How long an answer may take, ms: to the opened line, and to "are you there?". */
const openingAnswer = 10_000;
const pingAnswer = 5_000;

/**
 * The page's one connection. It is tried again for ever, except after a revoked session, and its
 * subscriptions are taken up again by themselves; a line that says nothing is found out and laid
 * anew.
 */
export class Line {
  status = $state<LineStatus>('connecting');
  /** Since when nothing can arrive; null while it can, or before anybody would notice. */
  silentSince = $state.raw<Date | null>(null);
  #options: LineOptions;
  #client: Client;
  #patience = new Patience();
  #isConnected = false;
  #heardAt = 0;
  #deadline: ReturnType<typeof setTimeout> | undefined;
  #telling: ReturnType<typeof setTimeout> | undefined;
  #stops = new Set<() => void>();

  constructor(options: LineOptions) {
    this.#options = options;
    this.#client = this.#open();
  }

  /** Hears a subscription until the returned call. Its variables are read at each new attempt. */
  subscribe<D>(payload: SubscribePayload, hearer: Hearer<D>): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stop: () => void = () => {};
    let isOver = false;
    let refusals = 0;
    const begin = (): void => {
      stop = this.#client.subscribe<D>(payload, {
        next: ({ data }) => data && hearer.next(data),
        error: () => refused(),
        complete: () => refused(),
      });
    };
    const refused = (): void => {
      if (isOver || this.status === 'ended') return;
      clearTimeout(timer);
      timer = setTimeout(again, (this.#options.backoff ?? backoff)(refusals++));
      if (hearer.refused === undefined) return;
      this.#silent();
      hearer.refused();
    };
    const again = (): void => {
      begin();
      // What isn't refused soon was taken.
      if (hearer.refused) timer = setTimeout(() => this.#isConnected && this.#live(), blink);
    };
    const leave = (): void => {
      isOver = true;
      clearTimeout(timer);
      this.#stops.delete(leave);
      stop();
    };
    this.#stops.add(leave);
    if (this.status === 'connecting') this.#quiet(opening);
    begin();
    return leave;
  }

  /**
   * The network is back, or somebody looks at the page again: no waiting now, and a line that was
   * quiet for longer than allowed, ms, is laid anew, since it may be dead without knowing.
   */
  wake(allowedQuiet: number): void {
    const isDoubtful = this.status === 'live' && Date.now() - this.#heardAt > allowedQuiet;
    if (this.status === 'reconnecting' || isDoubtful) this.#patience.hurry();
    if (isDoubtful) this.#client.terminate();
  }

  /** Ends the connection for good. */
  close(): void {
    for (const stop of this.#stops) stop();
    clearTimeout(this.#deadline);
    clearTimeout(this.#telling);
    // It waits for an attempt that is under way, which fails now because nobody needs it.
    Promise.resolve(this.#client.dispose()).catch(() => {});
    this.#patience.hurry();
  }

  #open(): Client {
    let subscriptions = 0;
    return createClient({
      url: this.#options.url,
      // Short and the same in every tab: then the api writes the same bytes to all of them.
      generateID: () => String((subscriptions += 1)),
      webSocketImpl: this.#options.webSocketImpl,
      lazyCloseTimeout: 2_000,
      keepAlive: 15_000,
      connectionAckWaitTimeout: 0,
      retryAttempts: Number.POSITIVE_INFINITY,
      retryWait: (attempts) => this.#patience.wait((this.#options.backoff ?? backoff)(attempts)),
      // Browsers report a refused connection as an event without a code: that too is tried again.
      shouldRetry: (problem) => !isRevoked(problem),
      on: {
        connecting: () => this.#expect(openingAnswer),
        connected: () => {
          this.#isConnected = true;
          this.#live();
        },
        ping: (isTheirs) => isTheirs || this.#expect(pingAnswer),
        message: () => this.#heard(),
        closed: (event) => this.#lost(event),
      },
    });
  }

  /** Something must be heard within so many milliseconds, else the line counts as dead. */
  #expect(milliseconds: number): void {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#client.terminate(), milliseconds);
  }

  #heard(): void {
    this.#heardAt = Date.now();
    clearTimeout(this.#deadline);
  }

  #live(): void {
    this.status = 'live';
    this.#patience.rest();
    clearTimeout(this.#telling);
    this.#telling = undefined;
    this.silentSince = null;
  }

  #lost(event: unknown): void {
    this.#isConnected = false;
    clearTimeout(this.#deadline);
    if (this.status === 'ended') return;
    if (!isRevoked(event)) return this.#silent();
    this.status = 'ended';
    this.#options.ended();
  }

  #silent(): void {
    this.status = 'reconnecting';
    this.#quiet(blink);
  }

  #quiet(grace: number): void {
    const since = new Date();
    this.#telling ??= setTimeout(() => (this.silentSince = since), grace);
  }
}

/** The page's own address as a socket address. */
export function socketUrl(location: { readonly protocol: string; readonly host: string }): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`;
}

function isRevoked(event: unknown): boolean {
  if (typeof event !== 'object' || event === null || !('code' in event)) return false;
  return event.code === 4403 || event.code === 4401;
}
