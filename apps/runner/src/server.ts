import { sameSecret, type Logger } from '@cbf/base';
import { HOOK_SECRET_HEADER, hookSecretMatches } from '@cbf/channels';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { telegramOf, type Book, type OpenChannel } from './channels/book.ts';
import { registerMetaHooks, type MetaHookParts } from './hooks/meta.ts';
import type { Intake } from './channels/intake.ts';
import type { Metrics } from './metrics.ts';

/** What the runner's own addresses need. */
export interface ServerParts {
  api: MetaHookParts['api'];
  book: Book;
  intake: Intake;
  metrics: Metrics;
  metricsToken: string | null;
  logger: Logger;
  isReady: () => boolean;
}

const HookParams = z.object({ channelId: z.string().regex(/^chn_[0-9a-z]{1,40}$/) });
const bodyLimit = 1024 * 1024;

/** Hooks of platforms, health and numbers; listens when told to. */
export function createServer(parts: ServerParts): FastifyInstance {
  const app = Fastify({ bodyLimit, forceCloseConnections: 'idle', logger: false });
  // A platform that keeps its connection would hold an ending runner, and never find the next one.
  app.addHook('onSend', async (_request, reply) => {
    if (!parts.isReady()) reply.header('connection', 'close');
  });
  const senders = new WeakMap<FastifyRequest, OpenChannel>();

  app.get('/healthz', async () => ({ ok: true }));
  app.get('/readyz', async (_request, reply) =>
    parts.isReady() ? { ok: true } : reply.code(503).send({ ok: false }),
  );
  app.get('/metrics', async (request, reply) => {
    const { metricsToken } = parts;
    if (metricsToken === null) return reply.code(404).send();
    const given = request.headers.authorization ?? '';
    if (!sameSecret(given, `Bearer ${metricsToken}`)) return reply.code(401).send();
    return reply
      .type(parts.metrics.registry.contentType)
      .send(await parts.metrics.registry.metrics());
  });

  app.post(
    '/hooks/telegram/:channelId',
    {
      // Before the body is read: who does not know the secret is not listened to.
      onRequest: async (request, reply) => {
        const open = await senderOf(request, parts.book);
        if (open === null) return reply.code(401).send();
        senders.set(request, open);
      },
    },
    async (request, reply) => {
      const open = senders.get(request);
      if (!open) return reply.code(401).send();
      return takeUpdate(open, request.body, reply, parts);
    },
  );

  void app.register((it) => registerMetaHooks(it, parts));

  app.setErrorHandler(async (error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) parts.logger.error({ err: error, url: request.routeOptions.url }, 'failed');
    return reply.code(status).send();
  });
  return app;
}

const partingMs = 3_000;

/**
 * Gives the port back: answers what has been asked, and after 3 s ends what is still open, because
 * a connection over which nothing was ever asked counts as busy. A platform repeats what is cut off.
 */
export async function closeServer(server: FastifyInstance): Promise<void> {
  const late = setTimeout(() => server.server.closeAllConnections(), partingMs);
  await server.close();
  clearTimeout(late);
}

async function senderOf(request: FastifyRequest, book: Book): Promise<OpenChannel | null> {
  const params = HookParams.safeParse(request.params);
  const secret = request.headers[HOOK_SECRET_HEADER];
  if (!params.success || typeof secret !== 'string') return null;
  const open = await book.find(params.data.channelId);
  if (open === null || open.channel.platform !== 'TELEGRAM') return null;
  return hookSecretMatches(secret, open.channel.hookSecret) ? open : null;
}

/** 200 only when the api has stored the update; Telegram sends it again after anything else. */
async function takeUpdate(
  open: OpenChannel,
  body: unknown,
  reply: FastifyReply,
  parts: ServerParts,
): Promise<FastifyReply> {
  const telegram = telegramOf(open);
  if (telegram === null) return reply.code(503).send();
  const read = await telegram.take(body);
  if (!read.ok) return reply.code(503).send();
  if (read.value !== null) {
    try {
      await parts.intake.take(open, [read.value]);
    } catch (error) {
      parts.logger.warn({ channelId: open.channel.id, err: error }, 'an update was not stored');
      return reply.code(503).send();
    }
  }
  return reply.code(200).send();
}

function statusOf(error: unknown): number {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return 500;
  return typeof error.statusCode === 'number' ? error.statusCode : 500;
}
