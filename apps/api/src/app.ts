import { createLogger, createSealer, type Logger } from '@cbf/base';
import { openDatabase, type Watch } from '@cbf/db';
import type { GraphQLSchema } from 'graphql';
import { ensureAdmin } from './accounts/admin.ts';
import { createAccounts } from './accounts/accounts.ts';
import { startPurge } from './bots/purge.ts';
import type { Parts } from './context.ts';
import type { Config } from './env.ts';
import { openBus } from './events/bus/open.ts';
import { createLive } from './events/live.ts';
import { nodes } from './features.ts';
import { createEngine } from './graphql/engine.ts';
import { buildApiSchema } from './graphql/schema.ts';
import { openStore } from './media/store.ts';
import { createServer } from './http/server.ts';
import { createIntake } from './runner/intake.ts';
import { startSweeper } from './runner/sweeper.ts';
import { startCloser } from './usage/close.ts';

/** A whole api: everything it needs is inside, so two of them can live in one process. */
export interface App {
  readonly parts: Parts;
  readonly schema: GraphQLSchema;
  /** Begins to answer and gives the address; throws when the port is taken. */
  listen(): Promise<string>;
  /** From now on it is not ready, hands out no work and takes no sockets; requests are answered. */
  drain(): void;
  /**
   * Ends in order: drains, tells sockets to come back (1001, within 5 s), lets requests under way
   * end (20 s at most), then closes bus and database.
   */
  close(): Promise<void>;
}

/** What a test may put in place of the real thing. */
export interface AppOptions {
  /** Hears every SQL statement. */
  readonly watch?: Watch;
  /** Where the log goes instead of stdout. */
  readonly logger?: Logger;
  /** Whether the wake-up that is about to be told is lost. */
  readonly loses?: () => boolean;
}

/** Builds an app over `config`: opens and migrates the database, joins all parts together. */
export async function createApp(config: Config, options: AppOptions = {}): Promise<App> {
  const { watch, loses, logger = createLogger({ level: config.logLevel, name: 'api' }) } = options;
  let draining = false;
  const database = await openDatabase(config.databaseUrl, {
    pool: { max: config.databasePool },
    ...(watch && { watch }),
  });
  try {
    await database.migrate();
    const bus = await openBus(config, database, logger);
    const live = createLive({
      post: bus.post,
      now: () => database.now(),
      ...(loses ? { loses } : {}),
    });
    const parts: Parts = {
      config,
      database,
      logger,
      sealer: createSealer({ DATA_KEY: config.dataKey }),
      accounts: createAccounts(config, database),
      live,
      bus,
      intake: createIntake({ database, live }),
      store: openStore(config.media.place),
      isDraining: () => draining,
      nodes,
    };
    await ensureAdmin(parts);
    const schema = buildApiSchema();
    const server = await createServer(createEngine(schema, !config.production), parts);
    bus.start(live.hear);
    const sweeper = startSweeper(parts, config.times, logger);
    const purge = startPurge(parts);
    const closer = startCloser(parts, logger);
    return {
      parts,
      schema,
      listen: () => server.fastify.listen({ port: config.port, host: config.host }),
      drain: () => {
        draining = true;
      },
      async close() {
        draining = true;
        await server.close();
        await Promise.all([sweeper.stop(), purge.stop(), closer.stop()]);
        live.close();
        await bus.close();
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
