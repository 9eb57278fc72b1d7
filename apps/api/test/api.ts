import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App, type AppOptions } from '../src/app.ts';
import type { Config } from '../src/env.ts';
import { timings } from '../src/runner/lease.ts';
import { createClient, type Client } from './client.ts';
import { makeTestDatabase } from './database.ts';

export { failure, type Client } from './client.ts';

/** A real api on a free port with a database of its own. */
export interface TestApi {
  readonly app: App;
  readonly url: string;
  readonly wsUrl: string;
  readonly config: Config;
  /** Every SQL statement since `statements.length = 0`. */
  readonly statements: string[];
  /** A browser nobody has signed in with. */
  guest(headers?: Record<string, string>): Client;
  /** A browser in which a new person of this name has registered. */
  as(username: string): Promise<Client>;
  /** A runner with the right key. */
  runner(): Client;
  /** Makes the app again over the same database, as a restart would. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const password = 'correct horse battery';

/** Starts one on the database that its project is about; `changes` overrides its configuration. */
export async function startTestApi(
  changes: Partial<Config> = {},
  options: AppOptions = {},
): Promise<TestApi> {
  const made = changes.databaseUrl === undefined ? await makeTestDatabase() : null;
  const folder = await mkdtemp(join(tmpdir(), 'cbf-media-'));
  const config: Config = {
    port: 0,
    host: '127.0.0.1',
    databaseUrl: made?.url ?? '',
    databasePool: 10,
    turnCaps: { perBot: 20, perWorkspace: 50 },
    // On a loaded machine a test takes longer than a lease: they end when a test says so.
    times: { ...timings, leaseMs: 600_000 },
    publicUrl: 'http://localhost:3000',
    media: { place: { kind: 'DISK', folder }, mostBytes: 1024 * 1024 },
    simulator: null,
    sessionSecret: randomBytes(32).toString('base64url'),
    dataKey: randomBytes(32).toString('base64'),
    runnerKey: randomBytes(32).toString('base64url'),
    admin: null,
    metricsToken: null,
    eventsUrl: null,
    logLevel: 'silent',
    production: false,
    trustedProxy: 'loopback',
    sockets: {
      perUser: 20,
      perAddress: 20,
      perInstance: 5000,
      subscriptions: 20,
      framesPerSecond: 100,
    },
    localStart: true,
    ...changes,
  };
  const statements: string[] = [];
  const start = async () => {
    const app = await createApp(config, { ...options, watch: (sql) => statements.push(sql) });
    return { app, url: await app.listen() };
  };
  let { app, url } = await start();
  const guest = (headers: Record<string, string> = {}): Client =>
    createClient(`${url}/graphql`, { origin: config.publicUrl, ...headers });

  return {
    get app() {
      return app;
    },
    get url() {
      return url;
    },
    get wsUrl() {
      return `${url.replace('http', 'ws')}/graphql`;
    },
    config,
    statements,
    guest,
    async as(username) {
      const client = guest();
      await client.ask(
        'mutation($username: String!, $password: String!) { register(username: $username, password: $password, locale: en) { viewer { kind } } }',
        { username, password },
      );
      return client;
    },
    runner: () => createClient(`${url}/graphql`, { authorization: `Bearer ${config.runnerKey}` }),
    async restart() {
      await app.close();
      ({ app, url } = await start());
    },
    async close() {
      await app.close();
      await made?.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
