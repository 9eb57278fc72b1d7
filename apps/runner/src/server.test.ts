import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { createLogger } from '@cbf/base';
import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';
import { closeServer, createServer } from './server.ts';

it('is not held open by a platform that keeps the connection of its last update', async () => {
  const looked = Promise.withResolvers<void>();
  const found = Promise.withResolvers<null>();
  let ready = true;
  const server = createServer({
    book: {
      open: () => expect.unreachable(),
      close: () => undefined,
      closed: () => ({ ids: [], reopenMs: 0 }),
      find: () => {
        looked.resolve();
        return found.promise;
      },
      among: () => Promise.resolve([]),
    },
    api: {
      recordReceipts: () => Promise.resolve(0),
      templatesChanged: () => Promise.resolve(true),
      isVerifyToken: () => Promise.resolve(false),
    },
    intake: { take: () => Promise.resolve() },
    metrics: createMetrics(() => 0),
    metricsToken: null,
    logger: createLogger({ level: 'silent', name: 'runner' }),
    isReady: () => ready,
  });
  const url = await server.listen({ port: 0, host: '127.0.0.1' });
  const agent = new Agent({ keepAlive: true });
  const headers = {
    'content-type': 'application/json',
    'x-telegram-bot-api-secret-token': 'a-word-that-nobody-knows',
  };
  const update = request(`${url}/hooks/telegram/chn_1`, { method: 'POST', agent, headers });
  update.end('{}');
  await looked.promise;
  ready = false;
  const closed = closeServer(server);
  found.resolve(null);
  const [answer] = await once(update, 'response');
  answer.resume();
  expect(answer.headers.connection).toBe('close');
  await closed;
  agent.destroy();
});
