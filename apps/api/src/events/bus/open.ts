import type { Logger } from '@cbf/base';
import { identityOf, type Database } from '@cbf/db';
import type { Config } from '../../env.ts';
import { createBus, loneBus, type Bus } from './bus.ts';
import { postgresWire } from './postgres-wire.ts';
import { redisWire } from './redis-wire.ts';

/**
 * The bus that fits the configuration, not yet connected: none over SQLite, where one api is alone;
 * else Redis where EVENTS_URL names one, or LISTEN and NOTIFY.
 */
export async function openBus(
  { databaseUrl, eventsUrl }: Pick<Config, 'databaseUrl' | 'eventsUrl'>,
  database: Database,
  logger: Logger,
): Promise<Bus> {
  if (database.dialect === 'sqlite') return loneBus();
  const url = eventsUrl ?? databaseUrl;
  const wires = url.startsWith('redis')
    ? redisWire(url, await identityOf(database))
    : postgresWire(url);
  return createBus(wires, logger);
}
