import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { sameSecret } from '@cbf/base';
import type { Engine } from '../graphql/engine.ts';
import type { SocketDoor } from './socket.ts';

/** Serves /metrics to who has the token; without a token there is no such page. */
export function serveMetrics(
  fastify: FastifyInstance,
  token: string | null,
  engine: Engine,
  door: SocketDoor,
): void {
  if (token === null) return;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'cbf_api_' });
  countFeeds(registry, engine, door);
  fastify.get('/metrics', async (request, reply) => {
    const given = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!sameSecret(given, token)) return reply.code(401).send('');
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}

function countFeeds(registry: Registry, engine: Engine, door: SocketDoor): void {
  const { counts } = door;
  const total = (name: string, help: string, read: () => number): void => {
    const counter = new Counter({
      name: `cbf_api_${name}_total`,
      help,
      registers: [],
      collect() {
        this.reset();
        this.inc(read());
      },
    });
    registry.registerMetric(counter);
  };
  const sockets: Gauge = new Gauge({
    name: 'cbf_api_sockets',
    help: 'Open sockets.',
    registers: [],
    collect() {
      this.set(door.open);
    },
  });
  registry.registerMetric(sockets);
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
