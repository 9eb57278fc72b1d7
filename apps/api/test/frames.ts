import { WebSocket } from 'ws';
import { z } from 'zod';

const frame = z.object({
  type: z.string(),
  id: z.string().optional(),
  payload: z.unknown().optional(),
});

/** A frame of graphql-transport-ws as it lies on the wire. */
export type Frame = z.infer<typeof frame>;

/** A plain socket that remembers what it heard. */
export interface Line {
  readonly socket: WebSocket;
  readonly heard: Frame[];
  /** Sends a frame, or text as it is. */
  send(frame: Frame | string): void;
  /** The next frame that fits, heard already or still to come. */
  until(fits: (frame: Frame) => boolean): Promise<Frame>;
  /** The code and reason with which it was closed. */
  readonly closed: Promise<{ code: number; reason: string }>;
}

/** Opens a raw socket to `url`. */
export async function openLine(
  url: string,
  headers: Record<string, string> = {},
  protocol: string | null = 'graphql-transport-ws',
): Promise<Line> {
  const socket = new WebSocket(url, protocol ?? [], { headers });
  const heard: Frame[] = [];
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const look of waiting) look();
  };
  socket.on('message', (data: Buffer) => {
    heard.push(frame.parse(JSON.parse(data.toString('utf8'))));
    wake();
  });
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString('utf8') }));
  });
  // A socket that the server ends is what many tests are about.
  socket.on('error', () => undefined);
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
  return {
    socket,
    heard,
    closed,
    send: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
    until: (fits) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const found = heard.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
        void closed.then(({ code, reason }) => {
          if (waiting.has(look)) reject(new Error(`Closed with ${String(code)} ${reason}`));
        });
      }),
  };
}
