import { once } from 'node:events';
import type { Server } from 'node:http';

/** Listens on a free port of this machine, says where, and ends with the process. */
export async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('There is no port.');
  process.stdout.write(`{"listening":"http://127.0.0.1:${address.port}"}\n`);
  process.once('SIGTERM', () => process.exit(0));
}
