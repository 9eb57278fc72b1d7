import { advance, isAfter, type Position } from '@cbf/client/feed';
import {
  EventsDocument,
  type EventsSubscription,
  type TypedDocumentString,
} from '#lib/api/generated.ts';
import { Line, type LineOptions } from './line.svelte.ts';
import { Pace } from './pace.ts';

/** One entry of the workspace's log as the pages read it. */
export type LogEvent = EventsSubscription['events'];

/**
 * How a page hears the log; `entries` come in order, without gap or duplicate. Where the log could
 * not be followed a `ResyncRequired` stands alone: what comes next belongs to data loaded anew.
 */
export type Follower = (entries: readonly LogEvent[]) => void;

/** What a feed needs from the page it lives in. */
export interface FeedOptions extends LineOptions {
  /** The log could not be followed: load what is shown again. */
  readonly reload: () => void;
  /** Calls back once, soon: mostly one batch a frame. For tests. */
  readonly soon?: (flush: () => void) => void;
}

/** How many entries are kept at least for pages that loaded their data a moment ago. */
const memory = 500;

/**
 * The workspace's live log in one open dashboard: resumed from the last seen entry however often
 * the line is cut, and handed to the pages in batches.
 */
export class Feed {
  readonly line: Line;
  #options: FeedOptions;
  #soon: (flush: () => void) => void;
  #position: Position = { cursor: null, mustReload: false };
  #variables: { after: string | null } = { after: null };
  #recent: LogEvent[] = [];
  #batch: LogEvent[] = [];
  #followers = new Map<Follower, string>();

  constructor(options: FeedOptions) {
    this.#options = options;
    this.line = new Line(options);
    const pace = new Pace();
    this.#soon = options.soon ?? ((flush) => pace.soon(flush));
  }

  /** The last entry that was seen; '' before the start. */
  get cursor(): string {
    return this.#position.cursor ?? '';
  }

  /** Begins to follow the log after a cursor; call it once, in the browser. */
  start(cursor: string): void {
    this.#move(cursor);
    this.line.subscribe<EventsSubscription>(
      { query: EventsDocument.toString(), variables: this.#variables },
      // Looking again also notices a session that is over.
      { next: ({ events }) => this.#take(events), refused: () => this.#options.reload() },
    );
  }

  /**
   * Hears everything after the cursor that a page's data was read at; what arrived in between is
   * given at once. Returns how to stop.
   */
  follow(cursor: string, follower: Follower): () => void {
    const missed = after(cursor, this.#recent);
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
    return this.line.subscribe<D>({ query: document.toString(), variables }, { next });
  }

  /** Ends the connection for good. */
  close(): void {
    this.line.close();
  }

  #take(entry: LogEvent): void {
    const { position, isNew } = advance(this.#position, entry);
    if (!isNew) return;
    this.#move(position.cursor ?? entry.cursor);
    if (position.mustReload) return this.#resync(entry);
    this.#recent.push(entry);
    if (this.#recent.length >= 2 * memory) this.#recent = this.#recent.slice(-memory);
    this.#batch.push(entry);
    if (this.#batch.length === 1) this.#soon(() => this.#flush());
  }

  #flush(): void {
    const batch = this.#batch;
    this.#batch = [];
    for (const [follower, cursor] of this.#followers) {
      const fresh = after(cursor, batch);
      if (fresh.length > 0) follower(fresh);
    }
  }

  #move(cursor: string): void {
    this.#position = { cursor, mustReload: false };
    // graphql-ws subscribes again with this very object: changing it in place is how it resumes.
    this.#variables.after = cursor;
  }

  #resync(entry: LogEvent): void {
    this.#recent = [];
    this.#batch = [];
    for (const follower of this.#followers.keys()) follower([entry]);
    this.#options.reload();
  }
}

/** The entries behind a cursor; mostly all of them are, and then nothing is copied. */
function after(cursor: string, entries: readonly LogEvent[]): readonly LogEvent[] {
  const [first] = entries;
  if (first === undefined || isAfter(first.cursor, cursor)) return entries;
  return entries.filter((entry) => isAfter(entry.cursor, cursor));
}
