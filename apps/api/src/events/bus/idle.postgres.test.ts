import { createLogger } from '@cbf/base';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
// eslint-disable-next-line no-restricted-imports -- the proxy for tests is no part of the package's door
import { startProxy, type Proxy } from '../../../../../packages/db/test/proxy.ts';
import { makeTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { createBus, type Bus } from './bus.ts';
import { postgresWire } from './postgres-wire.ts';

let database: TestDatabase;
let proxy: Proxy;
let bus: Bus;
beforeAll(async () => {
  database = await makeTestDatabase();
  proxy = await startProxy(database.url);
  const times = { keepaliveMs: 500, deadlineMs: 1_500, firstRetryMs: 20, lastRetryMs: 100 };
  const logger = createLogger({ level: 'silent', name: 'idle' });
  bus = createBus(postgresWire(proxy.through(database.url)), logger, times);
  bus.start(() => undefined);
});
afterAll(async () => {
  await bus.close();
  await proxy.close();
  await database.drop();
});

const soon = { timeout: 15_000, interval: 20 };

it('a wire over which nobody says anything is found to be half open, and replaced', async () => {
  // Each new wire says once that everybody should look.
  await vi.waitFor(() => expect(bus.counts).toMatchObject({ connects: 1, sent: 1 }), soon);
  // The server is gone, and the network tells nobody; nor is anything posted that could fail.
  proxy.set('HALF_OPEN');
  await vi.waitFor(() => expect(bus.isConnected).toBe(false), soon);
  proxy.set('PASS');
  await vi.waitFor(() => expect(bus.counts).toMatchObject({ connects: 2, sent: 2 }), soon);
  expect(bus.counts.lost).toBe(0);
});
