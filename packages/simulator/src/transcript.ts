import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { Platform } from './faults.ts';
import type { History } from './history.ts';

const KEPT_ENTRIES = 5000;
const KEPT_BODY_BYTES = 256 * 1024;
const TAIL_BYTES = 16 * 1024;

/** Bytes as text; what is not valid UTF-8 is base64 and says so. */
export interface Raw {
  text: string;
  encoding: 'utf8' | 'base64';
  bytes: number;
}

/** One request with its answer, as it went over the wire. */
export interface TranscriptEntry {
  n: number;
  at: string;
  platform: Platform;
  /** `in`: the product called the simulator; `out`: the simulator called the product. */
  direction: 'in' | 'out';
  method: string;
  bot: string | undefined;
  verb: string;
  path: string;
  status: number | undefined;
  requestHeaders: IncomingHttpHeaders | OutgoingHttpHeaders;
  request: Raw;
  responseHeaders: OutgoingHttpHeaders | IncomingHttpHeaders;
  response: Raw;
  /** The other side hung up before it had the whole answer. */
  aborted: boolean;
  ms: number | undefined;
}

/** What is known when a request begins. */
export type Opening = Pick<
  TranscriptEntry,
  'platform' | 'direction' | 'method' | 'bot' | 'verb' | 'path' | 'requestHeaders'
> & { body: Buffer };

/** Which entries to list; `since` asks for those numbered above it. */
export interface TranscriptFilter {
  platform?: string | undefined;
  method?: string | undefined;
  bot?: string | undefined;
  since?: number | undefined;
}

/** The open end of an entry, filled in while the answer goes out. */
export class Line {
  readonly entry: TranscriptEntry;
  readonly #chunks: Buffer[] = [];
  /** The end of what was too long to be kept. */
  #tail = Buffer.alloc(0);
  readonly #now: () => number;
  readonly #begun: number;
  readonly #history: History;
  #kept = 0;
  #bytes = 0;

  readonly #closed: (line: Line) => void;

  constructor(
    entry: TranscriptEntry,
    now: () => number,
    history: History,
    closed: (line: Line) => void,
  ) {
    this.entry = entry;
    this.#closed = closed;
    this.#history = history;
    this.#now = now;
    this.#begun = now();
  }

  /** Notes status and headers of the answer. */
  head(status: number, headers: OutgoingHttpHeaders | IncomingHttpHeaders): void {
    this.entry.status = status;
    this.entry.responseHeaders = headers;
  }

  /** Notes a piece of the answer's body; past a quarter of a megabyte only its end is kept. */
  chunk(piece: Buffer): void {
    this.#bytes += piece.length;
    if (this.#kept >= KEPT_BODY_BYTES) {
      this.#tail = Buffer.concat([this.#tail, piece]).subarray(-TAIL_BYTES);
      return;
    }
    this.#chunks.push(piece);
    this.#kept += piece.length;
  }

  /** Puts into the entry what has gone out so far; gives its end. */
  settle(): string {
    const kept = Buffer.concat(this.#chunks);
    this.entry.response = raw(kept, this.#bytes);
    return Buffer.concat([kept.subarray(-TAIL_BYTES), this.#tail])
      .subarray(-TAIL_BYTES)
      .toString('utf8');
  }

  /** Closes the entry; `aborted` when the other side did not stay to the end. */
  close(aborted = false): void {
    this.entry.aborted = aborted;
    this.entry.ms = this.#now() - this.#begun;
    this.#history.closed(this.entry, this.settle());
    this.#closed(this);
  }
}

/** The last five thousand exchanges, numbered from one without gaps. */
export class Transcript {
  readonly #entries: TranscriptEntry[] = [];
  /** Those whose answer is still going out. */
  readonly #open = new Set<Line>();
  readonly #now: () => number;
  readonly #history: History;
  #next = 1;

  constructor(now: () => number, history: History) {
    this.#now = now;
    this.#history = history;
  }

  /** Begins an entry and hands back the end that is still to be written. */
  open(opening: Opening): Line {
    const { body, ...rest } = opening;
    const entry: TranscriptEntry = {
      n: this.#next++,
      at: new Date(this.#now()).toISOString(),
      ...rest,
      status: undefined,
      request: raw(body, body.length),
      responseHeaders: {},
      response: raw(Buffer.alloc(0), 0),
      aborted: false,
      ms: undefined,
    };
    this.#entries.push(entry);
    if (this.#entries.length > KEPT_ENTRIES) this.#entries.shift();
    this.#history.opened(entry);
    const line = new Line(entry, this.#now, this.#history, (one) => this.#open.delete(one));
    this.#open.add(line);
    return line;
  }

  /** The entries that fit the filter, oldest first. Methods compare without regard to case. */
  list(filter: TranscriptFilter = {}): TranscriptEntry[] {
    for (const line of this.#open) line.settle();
    const method = filter.method?.toLowerCase();
    return this.#entries.filter(
      (entry) =>
        (filter.platform === undefined || entry.platform === filter.platform) &&
        (method === undefined || entry.method.toLowerCase() === method) &&
        (filter.bot === undefined || entry.bot === filter.bot) &&
        entry.n > (filter.since ?? 0),
    );
  }

  /** Forgets all entries; the numbering goes on. */
  clear(): void {
    this.#entries.length = 0;
  }
}

function raw(body: Buffer, bytes: number): Raw {
  const kept = body.subarray(0, KEPT_BODY_BYTES);
  const text = kept.toString('utf8');
  const isText = !text.includes('\uFFFD') || kept.includes('\uFFFD');
  return isText
    ? { text, encoding: 'utf8', bytes }
    : { text: kept.toString('base64'), encoding: 'base64', bytes };
}
