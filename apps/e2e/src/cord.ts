import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { frameOf, takeFrames } from './frames.ts';

/** A line between browser and dashboard that a test can cut. */
export interface Cord {
  /** The address that the browser asks. */
  readonly url: string;
  /** Breaks all connections and refuses new ones until it is mended. */
  cut(): void;
  mend(): void;
  /** Hears what is said to browsers over open sockets; returns how to stop. */
  hear(ear: (text: string) => void): () => void;
  /** Says something to browsers over their open sockets, as if it came from the other end. */
  say(texts: readonly string[]): void;
  close(): Promise<void>;
}

/** Passes bytes on to a port of this machine, whatever they are; listens on a free port. */
export async function layCord(port: number): Promise<Cord> {
  const ends = new Set<Socket>();
  const talking = new Set<Socket>();
  const ears = new Set<(text: string) => void>();
  let isCut = false;
  const server = createServer((near) => {
    if (isCut) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end);
      end.on('error', () => end.destroy());
      end.on('close', () => {
        ends.delete(end);
        talking.delete(end);
        other.destroy();
      });
    }
    near.pipe(far);
    far.once('data', (first: Buffer) => {
      near.write(first);
      if (!first.includes('HTTP/1.1 101')) return void far.pipe(near);
      talking.add(near);
      passFrames(far, near, (text) => {
        for (const ear of ears) ear(text);
      });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  const breakAll = () => {
    for (const end of ends) end.destroy();
  };
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut: () => {
      isCut = true;
      breakAll();
    },
    mend: () => {
      isCut = false;
    },
    hear: (ear) => {
      ears.add(ear);
      return () => ears.delete(ear);
    },
    say: (texts) => {
      const frames = Buffer.concat(texts.map(frameOf));
      for (const near of talking) near.write(frames);
    },
    close: async () => {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Passes on whole frames only, so that something can be said between them. */
function passFrames(far: Socket, near: Socket, heard: (text: string) => void): void {
  let begun = Buffer.alloc(0);
  far.on('data', (bytes: Buffer) => {
    const { frames, rest } = takeFrames(Buffer.concat([begun, bytes]));
    begun = Buffer.from(rest);
    for (const frame of frames) {
      near.write(frame.bytes);
      if (frame.text !== null) heard(frame.text);
    }
  });
}
