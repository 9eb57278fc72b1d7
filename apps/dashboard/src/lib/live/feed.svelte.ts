import { advance, isAfter, type Position } from '@cbf/client/feed';
import type { Client } from 'graphql-ws';
import {
  EventsDocument,
  type EventsSubscription,
  type TypedDocumentString,
} from '#lib/api/generated.ts';
import { openSocket, type SocketOptions } from './socket.ts';

/** One entry of the workspace's log as the pages read it. */
export type LogEvent = EventsSubscription['events'];

/** How a page hears the log; `entries` come in order, without gap or duplicate. */
export type Follower = (entries: readonly LogEvent[]) => void;

/** How the connection stands. */
export type FeedStatus = 'connecting' | 'live' | 'reconnecting' | 'ended';

/** What a feed needs from the page it lives in; the parts after `events` are for tests. */
export interface FeedOptions extends Omit<SocketOptions, 'events'> {
  /** The log could not be followed: load what is shown again. */
  readonly reload: () => void;
  /** The session is over. */
  readonly ended: () => void;
  /** Calls back once, soon: one batch a frame. */
  readonly soon?: (flush: () => void) => void;
}

/** How many entries are kept for pages that loaded their data a moment ago. */
const memory = 500;

/**
 * The workspace's live log in one open dashboard: one connection, resumed from the last seen
 * entry, handed to the pages in batches. Says `reconnecting` while it is down.
 */
export class Feed {
  status = $state<FeedStatus>('connecting');
  #options: FeedOptions;
  #socket: Client;
  #position: Position = { cursor: null, mustReload: false };
  #variables: { after: string | null } = { after: null };
  #recent: LogEvent[] = [];
  #batch: LogEvent[] = [];
  #followers = new Map<Follower, string>();
  #stop: () => void = () => {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FeedOptions) {
    this.#options = options;
    this.#socket = openSocket({
      ...options,
      events: {
        connected: () => (this.status = 'live'),
        lost: () => (this.status = this.status === 'ended' ? 'ended' : 'reconnecting'),
        revoked: () => this.#end(),
      },
    });
  }

  /** The last entry that was seen; '' before the start. */
  get cursor(): string {
    return this.#position.cursor ?? '';
  }

  /** Begins to follow the log after a cursor; call it once, in the browser. */
  start(cursor: string): void {
    this.#move(cursor);
    this.#stop = this.#socket.subscribe<EventsSubscription>(
      { query: EventsDocument.toString(), variables: this.#variables },
      {
        next: ({ data }) => data && this.#take(data.events),
        error: () => this.#again(),
        complete: () => {},
      },
    );
  }

  /**
   * Hears everything after the cursor that a page's data was read at; what arrived in between is
   * given at once. Returns how to stop.
   */
  follow(cursor: string, follower: Follower): () => void {
    const missed = this.#recent.filter((entry) => isAfter(entry.cursor, cursor));
    this.#followers.set(follower, cursor);
    if (missed.length > 0) follower(missed);
    return () => this.#followers.delete(follower);
  }

  /** Another subscription on the same connection; it is taken up again after a cut. */
  watch<D, V extends Record<string, unknown>>(
    document: TypedDocumentString<D, V>,
    variables: V,
    next: (data: D) => void,
  ): () => void {
    return this.#socket.subscribe<D>(
      { query: document.toString(), variables },
      { next: ({ data }) => data && next(data), error: () => {}, complete: () => {} },
    );
  }

  /** Ends the connection for good. */
  close(): void {
    clearTimeout(this.#timer);
    this.#stop();
    void this.#socket.dispose();
  }

  #take(entry: LogEvent): void {
    const { position, isNew } = advance(this.#position, entry);
    if (!isNew) return;
    this.#move(position.cursor ?? entry.cursor);
    if (position.mustReload) return this.#resync();
    this.#recent = [...this.#recent.slice(1 - memory), entry];
    this.#batch.push(entry);
    if (this.#batch.length === 1) (this.#options.soon ?? nextFrame)(() => this.#flush());
  }

  #flush(): void {
    const batch = this.#batch;
    this.#batch = [];
    for (const [follower, cursor] of this.#followers) {
      const fresh = batch.filter((entry) => isAfter(entry.cursor, cursor));
      if (fresh.length > 0) follower(fresh);
    }
  }

  #move(cursor: string): void {
    this.#position = { cursor, mustReload: false };
    // graphql-ws subscribes again with this very object: changing it in place is how it resumes.
    this.#variables.after = cursor;
  }

  #resync(): void {
    this.#recent = [];
    this.#batch = [];
    this.#options.reload();
  }

  /** The api refused the subscription: look again, which also notices a session that is over. */
  #again(): void {
    if (this.status === 'ended') return;
    this.status = 'reconnecting';
    this.#options.reload();
    const { after } = this.#variables;
    this.#timer = setTimeout(() => after !== null && this.start(after), 5_000);
  }

  #end(): void {
    this.status = 'ended';
    this.#options.ended();
  }
}

/** A hidden tab draws no frames, so there a timer takes their place. */
function nextFrame(flush: () => void): void {
  if (document.hidden) setTimeout(flush, 250);
  else requestAnimationFrame(flush);
}
