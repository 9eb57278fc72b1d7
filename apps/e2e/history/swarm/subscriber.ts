import { WebSocket } from 'ws';
import { z } from 'zod';
import type { FeedWatch, Reader } from './watch.ts';

/** Whose feed is followed, and through which doors. */
export interface Seat {
  readonly name: string;
  readonly tenant: string;
  /** Addresses of apis; each connection takes the next one. */
  readonly urls: readonly string[];
  readonly cookie: string;
  readonly origin: string;
}

/** What a subscriber tells of its connection. */
export interface SeatEvents {
  /** An entry came, so many milliseconds after it was written. */
  onEntry?: (lagMs: number) => void;
  onEnd?: (code: number) => void;
}

/** One socket that follows a feed as a third party would, and goes on from its cursor after a cut. */
export interface Subscriber {
  readonly reader: Reader;
  /** Whether it is let in. */
  isOpen(): boolean;
  /** Opens a socket and subscribes behind the last entry; resolves when the api has said yes. */
  connect(): Promise<void>;
  /** Cuts the line without a word. */
  cut(): void;
  /** Stops reading and does not hang up, as a laptop that went to sleep does. */
  stall(): void;
  /** Reads on after a stall. */
  wake(): void;
}

const Frame = z.object({ type: z.string(), payload: z.unknown().optional() });
const Next = z.object({
  data: z.object({
    events: z.object({
      __typename: z.string(),
      cursor: z.string(),
      at: z.string(),
      message: z.object({ id: z.string() }).optional(),
      turn: z.object({ id: z.string() }).optional(),
      conversation: z.object({ id: z.string() }).optional(),
    }),
  }),
});

const query = `subscription Swarm($after: Cursor) {
  events(after: $after) {
    __typename cursor at
    ... on MessageAdded { message { id } }
    ... on MessageChanged { message { id } }
    ... on TurnChanged { turn { id } }
    ... on ConversationChanged { conversation { id } }
  }
}`;

/** A subscriber that is not connected yet; `watch` judges what it gets. */
export function takeSeat(seat: Seat, watch: FeedWatch, events: SeatEvents = {}): Subscriber {
  const reader = watch.reader(seat.name, seat.tenant);
  let socket: WebSocket | null = null;
  let connections = 0;
  // Who is not let in yet is coming already: a second line beside the first would never be served.
  let isSeated = false;

  const connect = () =>
    new Promise<void>((resolve, reject) => {
      const url = seat.urls[connections++ % seat.urls.length] ?? '';
      const line = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
        headers: { cookie: seat.cookie, origin: seat.origin },
        perMessageDeflate: false,
      });
      socket = line;
      isSeated = false;
      const say = (frame: object) => line.send(JSON.stringify(frame));
      line.on('open', () => say({ type: 'connection_init' }));
      line.on('message', (data: Buffer) => {
        // What arrives after a cut is of no use: the next connection asks for it again.
        if (socket !== line) return;
        const frame = Frame.parse(JSON.parse(data.toString('utf8')));
        if (frame.type === 'ping') say({ type: 'pong' });
        if (frame.type === 'connection_ack') {
          say({
            type: 'subscribe',
            id: '1',
            payload: { query, variables: { after: reader.place() } },
          });
          isSeated = true;
          resolve();
        }
        if (frame.type === 'error') line.close(4000, JSON.stringify(frame.payload).slice(0, 100));
        if (frame.type !== 'next') return;
        const { __typename, cursor, at, ...thing } = Next.parse(frame.payload).data.events;
        if (__typename === 'ResyncRequired') return reader.start(cursor);
        reader.take({ cursor, face: `${__typename} ${JSON.stringify(thing)}` });
        events.onEntry?.(Date.now() - Date.parse(at));
      });
      line.on('error', reject);
      line.on('close', (code) => {
        if (socket === line) socket = null;
        reject(new Error(`${seat.name}'s line ended with ${code}.`));
        events.onEnd?.(code);
      });
    });

  return {
    reader,
    isOpen: () => isSeated && socket?.readyState === WebSocket.OPEN,
    connect,
    cut: () => {
      const line = socket;
      socket = null;
      line?.terminate();
    },
    stall: () => socket?.pause(),
    wake: () => socket?.resume(),
  };
}
