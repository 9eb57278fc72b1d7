import { WebSocket } from 'ws';
import { z } from 'zod';
import type { Client, TestApi } from './api.ts';

const frame = z.object({
  type: z.string(),
  id: z.string().optional(),
  payload: z
    .object({ data: z.object({ events: z.object({ cursor: z.string() }) }).nullish() })
    .optional()
    .catch(undefined),
});

/** What the many sockets of a test may do that no person's may. */
export const noLimits = {
  perUser: 5000,
  perAddress: 5000,
  perInstance: 10_000,
  subscriptions: 20,
  framesPerSecond: 100,
};

/** How a viewer subscribes. */
export interface Asks {
  readonly query?: string;
  readonly variables?: Record<string, unknown>;
  readonly id?: string;
  /** Options of the socket. */
  readonly socket?: { readonly autoPong?: boolean };
}

export const eventsQuery = `subscription Viewed($after: Cursor, $conversationId: ID) {
  events(after: $after, conversationId: $conversationId) {
    __typename cursor
    ... on MessageAdded { message { id seq text } }
    ... on BotStatusChanged { bot { id status } }
  } }`;

/** One socket with one subscription of the log, as a page has it; it remembers what it was shown. */
export class Viewer {
  readonly socket: WebSocket;
  readonly cursors: string[] = [];
  /** Every frame as it came, the ack too. */
  frames = 0;
  readonly closed: Promise<{ code: number; reason: string }>;
  #pongs = 0;
  readonly #waiting = new Set<() => void>();

  constructor(api: TestApi, member: Client, options: Asks['socket'] = {}) {
    this.socket = new WebSocket(api.wsUrl, 'graphql-transport-ws', {
      headers: { origin: api.config.publicUrl, cookie: member.cookie ?? '' },
      ...options,
    });
    this.closed = new Promise((resolve) => {
      this.socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
    // A socket that is cut is what some tests are about.
    this.socket.on('error', () => undefined);
    this.socket.on('message', (data: Buffer) => this.#hear(data.toString('utf8')));
  }

  /** The numbers of the events it was shown, in their order. */
  get seqs(): number[] {
    return this.cursors.map(seqOf);
  }

  /** Resolves when it has been let in. */
  async open(): Promise<void> {
    await new Promise((resolve, reject) => {
      this.socket.once('open', resolve);
      this.socket.once('error', reject);
    });
    this.socket.send('{"type":"connection_init"}');
    await this.until(() => this.frames > 0);
  }

  ask({ query = eventsQuery, variables = {}, id = 'feed' }: Asks): void {
    this.socket.send(JSON.stringify({ id, type: 'subscribe', payload: { query, variables } }));
  }

  /** Resolves once the socket has been answered everything it sent, so that subscriptions stand. */
  async settled(): Promise<void> {
    const before = this.#pongs;
    this.socket.send('{"type":"ping"}');
    await this.until(() => this.#pongs > before);
  }

  /** Resolves when something holds; looked at with each frame. Fails when the socket closes first. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (!holds()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
      void this.closed.then(({ code }) => {
        if (this.#waiting.has(look)) reject(new Error(`Closed with ${String(code)}`));
      });
    });
  }

  #hear(text: string): void {
    this.frames += 1;
    const { type, payload } = frame.parse(JSON.parse(text));
    if (type === 'pong') this.#pongs += 1;
    const cursor = payload?.data?.events.cursor;
    if (cursor !== undefined) this.cursors.push(cursor);
    for (const look of this.#waiting) look();
  }
}

/** Opens many at once, a few at a time, each with the same subscription. */
export async function openViewers(
  api: TestApi,
  member: Client,
  count: number,
  asks: (place: number) => Asks = () => ({}),
): Promise<Viewer[]> {
  const viewers: Viewer[] = [];
  for (let begin = 0; begin < count; begin += 50) {
    const some = Array.from({ length: Math.min(50, count - begin) }, (_, place) => ({
      wish: asks(begin + place),
      viewer: new Viewer(api, member, asks(begin + place).socket),
    }));
    await Promise.all(some.map(({ viewer }) => viewer.open()));
    for (const { viewer, wish } of some) viewer.ask(wish);
    viewers.push(...some.map(({ viewer }) => viewer));
  }
  return viewers;
}

/** The number in a cursor. */
export function seqOf(cursor: string): number {
  return Number(cursor.split('.')[1]);
}

/** The feed's figures as /metrics tells them, by their names without prefix and `_total`. */
export async function figures(api: TestApi): Promise<Record<string, number>> {
  const answer = await fetch(`${api.url}/metrics`, {
    headers: { authorization: `Bearer ${api.config.metricsToken ?? ''}` },
  });
  const lines = (await answer.text()).split('\n').filter((line) => /^cbf_api_\w+ \d/.test(line));
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', value] = line.split(' ');
      return [name.replace('cbf_api_', '').replace('_total', ''), Number(value)];
    }),
  );
}
