import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Env } from './env.ts';

/**
 * Listens, says so in one JSON line, and ends gracefully on SIGTERM or SIGINT: requests under way
 * are finished, sockets are closed (browsers come back by themselves). Rejects with a sentence
 * when the port is taken.
 */
export async function live(
  server: Server,
  { HOST, PORT }: Pick<Env, 'HOST' | 'PORT'>,
): Promise<void> {
  const joined = new Set<Socket>();
  server.on('upgrade', (request) => {
    joined.add(request.socket);
    request.socket.once('close', () => joined.delete(request.socket));
  });
  await listen(server, HOST, PORT);
  process.stdout.write(`${JSON.stringify({ listening: `http://localhost:${portOf(server)}` })}\n`);

  let ending = false;
  const end = (): void => {
    if (ending) process.exit(1);
    ending = true;
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    for (const socket of joined) socket.destroy();
    setTimeout(() => server.closeAllConnections(), 3_000).unref();
  };
  process.on('SIGTERM', end).on('SIGINT', end);
}

/** The port that a listening server got. */
export function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function listen(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(
        new Error(
          `Port ${port} is already in use. Stop the program that uses it, or set PORT to another number.`,
        ),
      );
    });
    server.listen(port, host, resolve);
  });
}
