import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** One address before several processes. */
export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** The way to processes of one kind: a balancer, or the process's own address when it is alone. */
export async function openDoor(targets: readonly string[]): Promise<Balancer> {
  const [only, ...others] = targets;
  if (only === undefined || others.length > 0) return openBalancer(targets);
  return { url: only, close: () => Promise.resolve() };
}

const LOOK_EVERY_MS = 150;

/**
 * Listens on a free port and joins each connection with the next process that says it is ready;
 * one that refuses is passed over. A connection that nobody takes is ended.
 */
async function openBalancer(targets: readonly string[]): Promise<Balancer> {
  const ready = new Set<string>();
  const sockets = new Set<Socket>();
  let turn = 0;
  const look = async (target: string) => {
    const isReady = await fetch(`${target}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) ready.add(target);
    else ready.delete(target);
  };
  const timer = setInterval(() => void Promise.all(targets.map(look)), LOOK_EVERY_MS);

  const server = createServer((incoming) => {
    turn += 1;
    const round = targets.map((_, at) => targets[(turn + at) % targets.length] ?? '');
    const queue = [
      ...round.filter((target) => ready.has(target)),
      ...round.filter((target) => !ready.has(target)),
    ];
    sockets.add(incoming);
    incoming.on('close', () => sockets.delete(incoming));
    incoming.on('error', () => incoming.destroy());
    join(incoming, queue, ready);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      clearInterval(timer);
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function join(incoming: Socket, queue: readonly string[], ready: Set<string>): void {
  const [target, ...others] = queue;
  if (target === undefined || incoming.destroyed) {
    incoming.destroy();
    return;
  }
  const onward = connect(Number(new URL(target).port), '127.0.0.1');
  let isJoined = false;
  onward.once('connect', () => {
    isJoined = true;
    incoming.pipe(onward).pipe(incoming);
  });
  onward.once('error', () => {
    ready.delete(target);
    if (isJoined) incoming.destroy();
    else join(incoming, others, ready);
  });
  onward.once('close', () => {
    if (isJoined) incoming.destroy();
  });
  incoming.once('close', () => onward.destroy());
}
