import type { FastifyInstance } from 'fastify';
import { sameSecret } from '@cbf/base';
import { loadOf, queuesOf, type Load, type Queues } from '@cbf/db';
import type { Parts } from '../context.ts';
import type { Engine } from '../graphql/engine.ts';
import { runnersSeen } from '../runner/presence.ts';
import { createMeters, type Meters } from './meters.ts';
import type { SocketDoor } from './socket.ts';

/** Serves /metrics to who has the token; without a token there is no such page. */
export function serveMetrics(
  fastify: FastifyInstance,
  parts: Parts,
  engine: Engine,
  door: SocketDoor,
): void {
  const token = parts.config.metricsToken;
  if (token === null) return;
  const meters = createMeters();
  measureFeeds(meters, engine, door);
  measureWakeUps(meters, parts);
  const lookAtPool = measureDatabase(meters, parts);
  fastify.get('/metrics', async (request, reply) => {
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!sameSecret(given, token)) return reply.code(401).send('');
    // First, or what this page asks of the database would be counted, too.
    await lookAtPool();
    return reply.type(meters.contentType).send(await meters.show());
  });
}

function measureFeeds({ gauge, total }: Meters, engine: Engine, door: SocketDoor): void {
  const { counts } = door;
  gauge('sockets', 'Open sockets.', () => door.open);
  gauge('feed_groups', 'Groups of subscribers who ask for the same.', () => door.groups);
  total('documents_parsed', 'GraphQL texts parsed.', () => engine.counts.parsed);
  total('documents_validated', 'GraphQL documents validated.', () => engine.counts.validated);
  total('feed_executions', 'Events executed, once a group.', () => counts.executions);
  total('feed_serialisations', 'Results made into text.', () => counts.serialisations);
  total('feed_deliveries', 'Frames handed to sockets.', () => counts.deliveries);
  total('sockets_cut_backlog', 'Cut: too much waited.', () => counts.cutBacklog);
  total('sockets_cut_stalled', 'Cut: the backlog stood still.', () => counts.cutStalled);
  total('sockets_cut_silent', 'Cut: a ping was not answered.', () => counts.cutSilent);
  total('sockets_refused', 'Refused: a limit was reached.', () => counts.refused);
  total('sockets_revoked', 'Closed: session or role is over.', () => counts.revoked);
}

function measureWakeUps({ gauge, total }: Meters, { bus }: Parts): void {
  const { counts } = bus;
  gauge('wakeups_connected', 'Whether wake-ups reach other apis: 1 or 0.', () =>
    bus.isConnected ? 1 : 0,
  );
  total('wakeups_connects', 'How often the connection for wake-ups stood.', () => counts.connects);
  total('wakeups_sent', 'Wake-ups handed to other apis.', () => counts.sent);
  total('wakeups_sendings', 'Notices that carried them.', () => counts.sendings);
  total('wakeups_lost', 'Wake-ups that no connection took.', () => counts.lost);
  total('wakeups_received', 'Wake-ups that came from other apis.', () => counts.received);
  total('wakeups_garbage', 'What came and was no wake-up.', () => counts.garbage);
}

/** Returns how to see what the pool is doing at this moment, which the numbers then tell. */
function measureDatabase({ gauge, total }: Meters, parts: Parts): () => Promise<void> {
  const { database } = parts;
  let load: Load = { connections: 0, busy: 0, waiting: 0, retries: 0 };
  gauge('draining', 'Whether this api is being stopped: 1 or 0.', () =>
    parts.isDraining() ? 1 : 0,
  );
  gauge('pool_connections', 'Open connections to the database.', () => load.connections);
  gauge('pool_busy', 'Connections to the database in use.', () => load.busy);
  gauge('pool_waiting', 'Who waits for a connection.', () => load.waiting);
  total('transaction_retries', 'Transactions begun again after a passing failure.', () => {
    return load.retries;
  });
  gauge('runners', 'Runners that work.', async () => {
    return (await runnersSeen(database, parts.config.times)).runners;
  });
  measureQueues(gauge, parts);
  return async () => {
    load = await loadOf(database);
  };
}

// All numbers of one look come from one pair of statements.
function measureQueues(gauge: Meters['gauge'], { database }: Parts): void {
  let look: Promise<Queues> | null = null;
  const queues = (): Promise<Queues> => {
    look ??= queuesOf(database).finally(() => (look = null));
    return look;
  };
  for (const [name, what] of [
    ['turns', 'answers'],
    ['deliveries', 'messages'],
  ] as const) {
    gauge(`${name}_due`, `How many ${what} are due and wait for a runner.`, async () => {
      return (await queues())[name].due;
    });
    gauge(`${name}_oldest_seconds`, `For how long the oldest of these ${what} waits.`, async () => {
      const { oldest } = (await queues())[name];
      return oldest === null ? 0 : (database.now().getTime() - oldest.getTime()) / 1000;
    });
  }
}
