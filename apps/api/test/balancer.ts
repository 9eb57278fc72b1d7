import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** One address before several apis; new connections go where `target` says. */
export interface Balancer {
  readonly url: string;
  target: string;
  close(): Promise<void>;
}

/** Starts one; what stands goes on to where it was begun. */
export async function startBalancer(target: string): Promise<Balancer> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => other.destroy());
    socket.on('close', () => {
      sockets.delete(socket);
      other.destroy();
    });
  };
  const server = createServer((client) => {
    const { hostname, port } = new URL(balancer.target);
    const api = connect(Number(port), hostname);
    keep(client, api);
    keep(api, client);
    client.pipe(api).pipe(client);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('There is no free port.');
  const balancer: Balancer = {
    url: `http://127.0.0.1:${String(address.port)}`,
    target,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
  return balancer;
}
