import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { ApolloServer } from '@apollo/server';
import { createContext, type Ctx, type Parts } from '../context.ts';
import type { Engine } from '../graphql/engine.ts';
import { mask, unknownAsker } from '../graphql/mask.ts';
import { serveMedia } from '../media/routes.ts';
import { Refusal } from '../words/refusal.ts';
import { tongueOf } from '../words/say.ts';
import { createApollo } from './apollo.ts';
import { serveMetrics } from './metrics.ts';
import { isOwnOrigin } from './origin.ts';
import { createThinDoor, type ThinDoor } from './known/thin.ts';
import { createSocketDoor, type SocketDoor } from './socket.ts';
import { isRunner, viewerOf } from './viewer-of.ts';

/** The api's HTTP server with all its doors, not yet listening. */
export interface Server {
  readonly fastify: FastifyInstance;
  /** Sends sockets away, lets requests under way end, and gives the port back. */
  close(): Promise<void>;
}

const patienceMs = 20_000;
const mostBytes = 100 * 1024;
// A runner hands over up to a hundred updates at once.
const mostRunnerBytes = 4 * 1024 * 1024;

/** Builds the doors over the engine: GraphQL by HTTP and socket, health, readiness, metrics. */
export async function createServer(engine: Engine, parts: Parts): Promise<Server> {
  const { config, logger, database } = parts;
  const fastify = Fastify({
    logger: false,
    bodyLimit: mostRunnerBytes,
    trustProxy: config.trustedProxy,
    forceCloseConnections: 'idle',
    // What still comes over a standing connection while the port is given back is answered, too.
    return503OnClosing: false,
  });
  const apollo = createApollo(engine, logger);
  await apollo.start();

  const socketDoor = createSocketDoor(engine, parts);
  upgrades(fastify, socketDoor, parts.isDraining);
  // A client that keeps its connection would never find the api that is to answer from now on.
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (parts.isDraining()) reply.header('connection', 'close');
    done(null, payload);
  });

  fastify.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/graphql')) return;
    const refusal = refusedAtDoor(request, parts);
    if (!refusal) return;
    const asker = { ...unknownAsker(logger), locale: tongueOf(request.headers['accept-language']) };
    await reply.code(refusal.status).send({ errors: [mask(refusal.refusal, asker)] });
  });
  fastify.setErrorHandler(async (thrown: Error & { statusCode?: number }, request, reply) => {
    const asker = { ...unknownAsker(logger), locale: tongueOf(request.headers['accept-language']) };
    const status = thrown.statusCode ?? 500;
    // A body that is no JSON, too large or of another type: Fastify's words name what is wrong.
    const told =
      status < 500 ? new Refusal('BAD_INPUT', 'badRequest', { detail: thrown.message }) : thrown;
    await reply.code(status).send({ errors: [mask(told, asker)] });
  });
  graphql(fastify, createThinDoor(engine), apollo, parts);
  serveMedia(fastify, parts, (request, reply) =>
    contextOf(parts, request, (cookie) => void reply.header('set-cookie', cookie)),
  );
  fastify.get('/healthz', () => ({ ok: true }));
  fastify.get('/readyz', async (_request, reply) => {
    const ready = !parts.isDraining() && (await database.ready().catch(() => false));
    return reply.code(ready ? 200 : 503).send({ ready });
  });
  serveMetrics(fastify, parts, engine, socketDoor);

  return {
    fastify,
    async close() {
      await socketDoor.close();
      const late = setTimeout(() => {
        fastify.server.closeAllConnections();
      }, patienceMs);
      await fastify.close();
      clearTimeout(late);
      await apollo.stop();
    },
  };
}

// Both doors answer at one address: the quick one what it knows, Apollo all the rest.
function graphql(
  fastify: FastifyInstance,
  thin: ThinDoor,
  apollo: ApolloServer<Ctx>,
  parts: Parts,
): void {
  const context = (request: FastifyRequest, reply: FastifyReply) =>
    contextOf(parts, request, (cookie) => void reply.header('set-cookie', cookie));
  const viaApollo = fastifyApolloHandler(apollo, { context });
  fastify.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler(request, reply) {
      if (thin(request, reply, () => context(request, reply))) return undefined;
      return viaApollo.call(fastify, request, reply);
    },
  });
}

async function contextOf(
  parts: Parts,
  request: FastifyRequest,
  setCookie: (cookie: string) => void,
): Promise<Ctx> {
  const { viewer, cookie } = await viewerOf(parts, request.headers);
  if (cookie !== null) setCookie(cookie);
  const userAgent = request.headers['user-agent'] ?? null;
  return createContext(parts, viewer, { address: request.ip, userAgent, setCookie });
}

function refusedAtDoor(
  { headers, method }: FastifyRequest,
  parts: Parts,
): { status: number; refusal: Refusal } | null {
  if (isRunner(parts, headers.authorization)) return null;
  if (!isOwnOrigin(headers, parts.config.publicUrl)) {
    return { status: 403, refusal: new Refusal('FORBIDDEN', 'foreignOrigin') };
  }
  const length = Number(headers['content-length'] ?? (method === 'POST' ? Number.NaN : 0));
  if (!(length <= mostBytes)) {
    const detail = `the body must have a length of at most ${String(mostBytes)} bytes.`;
    const status = Number.isNaN(length) ? 411 : 413;
    return { status, refusal: new Refusal('BAD_INPUT', 'badRequest', { detail }) };
  }
  return null;
}

function upgrades(fastify: FastifyInstance, door: SocketDoor, isDraining: () => boolean): void {
  fastify.server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const path = (request.url ?? '').split('?')[0];
    if (path === '/graphql' && !isDraining()) return door.upgrade(request, socket, head);
    socket.end(`HTTP/1.1 ${isDraining() ? '503 Service Unavailable' : '404 Not Found'}\r\n\r\n`);
  });
}
