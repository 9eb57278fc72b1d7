import type { IncomingMessage } from 'node:http';
import { CloseCode, type WebSocket as Carrier } from 'graphql-ws';
import type { RawData, WebSocket } from 'ws';
import type { Logger } from '@cbf/base';
import type { Fanout, Subscriber } from '../fanout/fanout.ts';
import type { Outlet } from '../fanout/outlet.ts';
import type { Seat } from '../fanout/seat.ts';
import type { Viewer } from '../viewer.ts';
import type { Counted } from './socket-caps.ts';

/** What the sockets of one door share. */
export interface Shared {
  readonly fanout: Fanout;
  readonly logger: Logger;
  readonly framesPerSecond: number;
}

interface Served {
  readonly subscriptions: Readonly<Record<string, unknown>>;
}

/**
 * One socket: carries frames between it, graphql-ws and the fan-out, and ends it when it floods us.
 * There are thousands, so it holds little: of the request only what is needed later.
 */
export class Line implements Carrier, Subscriber, Counted {
  readonly socket: WebSocket;
  readonly outlet: Outlet;
  readonly address: string;
  readonly seats: Seat[] = [];
  /** Until it is known who asks. */
  request: IncomingMessage | null;
  userAgent: string | null;
  viewer: Viewer | null = null;
  stranger: string | null;
  userId: string | null = null;
  /** What graphql-ws holds of it, once it has begun. */
  context: Served | null = null;
  /** Whether the last ping was answered, and when the next is due. */
  isAlive = true;
  pingAt = 0;
  /** Whether it was already closing when it was last looked after. */
  isEnding = false;
  readonly #shared: Shared;
  #take: ((text: string) => Promise<void>) | null = null;
  #second = 0;
  #frames = 0;

  constructor(
    shared: Shared,
    outlet: Outlet,
    request: IncomingMessage,
    address: string,
    stranger: string | null,
  ) {
    this.#shared = shared;
    this.socket = outlet.socket;
    this.outlet = outlet;
    this.request = request;
    this.userAgent = request.headers['user-agent'] ?? null;
    this.address = address;
    this.stranger = stranger;
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  get served(): number {
    return this.context ? Object.keys(this.context.subscriptions).length : 0;
  }

  serves(id: string): boolean {
    return this.context !== null && id in this.context.subscriptions;
  }

  /** Resolves when the text has left: what graphql-ws serves never runs ahead of its reader. */
  send(text: string): Promise<void> {
    const { socket, outlet } = this;
    return new Promise((sent, failed) => {
      if (!outlet.isOpen || outlet.isCut()) return sent();
      socket.send(text, (error) => (error ? failed(error) : sent()));
    });
  }

  /** Closes it in good order; nothing is shown on it from now on. */
  close(code?: number, reason?: string): void {
    this.#shared.fanout.leave(this);
    this.socket.close(code, reason);
  }

  onMessage(take: (text: string) => Promise<void>): void {
    this.#take = take;
  }

  /** Takes a frame of the client's. */
  hear(data: RawData, isBinary: boolean): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (isBinary) return this.close(CloseCode.BadRequest, 'Invalid message received');
    if (this.#floods()) return this.close(4429, 'Too many messages');
    const text = textOf(data);
    if (!this.#shared.fanout.take(this, text)) this.pass(text);
  }

  pass(text: string): void {
    this.#take?.(text).catch((err: unknown) => {
      // A send fails when the socket closes under it; that is no fault of ours.
      if (this.socket.readyState !== this.socket.OPEN) return;
      this.#shared.logger.error({ err }, 'a socket message could not be handled');
      this.close(CloseCode.InternalServerError, 'Internal server error');
    });
  }

  #floods(): boolean {
    const now = Math.floor(Date.now() / 1000);
    this.#frames = now === this.#second ? this.#frames + 1 : 1;
    this.#second = now;
    return this.#frames > this.#shared.framesPerSecond;
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString('utf8');
}
