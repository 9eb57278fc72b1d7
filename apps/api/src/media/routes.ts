import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ctx, Parts } from '../context.ts';
import { mask, unknownAsker } from '../graphql/mask.ts';
import { isOwnOrigin } from '../http/origin.ts';
import { isRunner } from '../http/viewer-of.ts';
import { mayOne, type Right } from '../viewer.ts';
import { Refusal, type RefusalCode } from '../words/refusal.ts';
import { tongueOf } from '../words/say.ts';
import { FileEmpty, FileTooLarge } from './faults.ts';
import { anyKind, guardOf, kindIn, rangeIn, safeName } from './headers.ts';
import { keep } from './keep.ts';
import { outgoingFile } from './out.ts';
import { bytesOf, keptFile, type Shelved } from './serve.ts';
import { upload, type Incoming } from './upload.ts';

type ContextOf = (request: FastifyRequest, reply: FastifyReply) => Promise<Ctx>;
type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

// Nobody may take longer to send a file, or what of it nobody wants.
const patienceMs = 120_000;

/**
 * The doors for files: people upload and look at them under /media, runners bring and take them
 * under /runner/media. Bodies are streams; none is collected.
 */
export function serveMedia(fastify: FastifyInstance, parts: Parts, contextOf: ContextOf): void {
  const { mostBytes } = parts.config.media;
  const told =
    (handler: Handler): Handler =>
    async (request, reply) => {
      try {
        return await handler(request, reply);
      } catch (error) {
        return refuse(parts, request, reply, error);
      }
    };
  void fastify.register((room, _options, done) => {
    room.removeAllContentTypeParsers();
    room.addContentTypeParser('*', (_request, _payload, ready) => ready(null));

    room.post(
      '/media',
      told(async (request, reply) => {
        if (!isOwnOrigin(request.headers, parts.config.publicUrl))
          throw new Refusal('FORBIDDEN', 'foreignOrigin');
        const ctx = await contextOf(request, reply);
        allow(ctx, 'chat');
        const { conversationId, name } = queryOf(request);
        if (conversationId === null) throw new Refusal('BAD_INPUT', 'mediaNoConversation');
        const file = incoming(request, mostBytes, name);
        const { id, mimeType, size, fileName } = await upload(ctx, conversationId, file);
        return reply.code(201).send({ id, mimeType, size, fileName });
      }),
    );

    room.get(
      '/media/:id',
      told(async (request, reply) => {
        const ctx = await contextOf(request, reply);
        allow(ctx, 'read');
        const workspaceId = ctx.viewer.kind === 'MEMBER' ? ctx.viewer.workspaceId : '';
        const media = await keptFile(parts, idOf(request), workspaceId);
        return send(parts, media, request, reply);
      }),
    );

    room.get(
      '/media/out/:id',
      told(async (request, reply) => {
        const media = await outgoingFile(parts, paramOf(request));
        const stream = await bytesOf(parts, media);
        const mimeType = media.mimeType ?? anyKind;
        return reply
          .headers({ ...guardOf(mimeType, media.fileName ?? null), 'content-type': mimeType })
          .headers({ 'cache-control': 'no-store', 'content-length': String(media.size) })
          .send(stream);
      }),
    );

    room.put(
      '/runner/media/:id',
      told(async (request, reply) => {
        runnersOnly(parts, request);
        const lease = String(request.headers['x-lease'] ?? '');
        const name = decoded(String(request.headers['x-file-name'] ?? ''));
        await keep(parts, idOf(request), lease, incoming(request, mostBytes, name));
        return reply.code(204).send();
      }),
    );

    room.get(
      '/runner/media/:id',
      told(async (request, reply) => {
        runnersOnly(parts, request);
        const media = await keptFile(parts, idOf(request), null);
        const stream = await bytesOf(parts, media);
        return reply
          .headers({
            'content-type': media.mimeType ?? anyKind,
            'content-length': String(media.size),
          })
          .send(stream);
      }),
    );
    done();
  });
}

async function send(
  parts: Parts,
  media: Shelved,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { size, sha256 } = media;
  const tag = `"${sha256 ?? media.id}"`;
  const { headers: asked } = request;
  const isKnown = asked['if-none-match'] === tag;
  const isSame = (asked['if-range'] ?? tag) === tag;
  const range = isSame && !isKnown ? rangeIn(asked.range, size) : null;
  // Before any header is set: a refusal has others.
  const stream =
    isKnown || range === 'NONE' ? undefined : await bytesOf(parts, media, range ?? undefined);
  reply.headers({ ...guardOf(media.mimeType ?? '', media.fileName ?? null), etag: tag });
  reply.header('accept-ranges', 'bytes');
  if (isKnown) return reply.code(304).send();
  if (range === 'NONE') return reply.code(416).header('content-range', `bytes */${size}`).send();
  if (range === null) return reply.header('content-length', String(size)).send(stream);
  const { start, end } = range;
  return reply
    .code(206)
    .header('content-range', `bytes ${start}-${end}/${size}`)
    .header('content-length', String(end - start + 1))
    .send(stream);
}

function incoming({ raw, headers }: FastifyRequest, mostBytes: number, name: string): Incoming {
  if (Number(headers['content-length'] ?? 0) > mostBytes) throw new FileTooLarge(mostBytes);
  // Whoever is told that a file is too large must live to hear it: the request itself is not ended
  // with the stream.
  const stream = new PassThrough();
  raw.pipe(stream);
  raw.once('close', () => {
    if (!raw.complete) stream.destroy(new BrokeOff());
  });
  limit(raw);
  return { stream, mimeType: kindIn(headers['content-type']), fileName: safeName(name) };
}

function limit(raw: IncomingMessage): void {
  const timer = setTimeout(() => raw.destroy(), patienceMs);
  raw.once('close', () => clearTimeout(timer));
}

class BrokeOff extends Error {
  override readonly name = 'BrokeOff';
}

function allow({ viewer }: Ctx, right: Right): void {
  if (viewer.kind === 'GUEST') throw new Refusal('UNAUTHENTICATED', 'signInFirst');
  if (viewer.kind !== 'MEMBER' || !mayOne(viewer, [right]))
    throw new Refusal('FORBIDDEN', 'notAllowed');
}

function runnersOnly(parts: Parts, { headers }: FastifyRequest): void {
  if (!isRunner(parts, headers.authorization)) throw new Refusal('UNAUTHENTICATED', 'runnersOnly');
}

function idOf(request: FastifyRequest): string {
  return idIn(paramOf(request));
}

function paramOf({ params }: FastifyRequest): string {
  const isNamed = typeof params === 'object' && params !== null && 'id' in params;
  return isNamed && typeof params.id === 'string' ? params.id : '';
}

function queryOf({ url }: FastifyRequest): { conversationId: string | null; name: string } {
  const query = new URLSearchParams(url.split('?')[1] ?? '');
  const asked = query.get('conversationId');
  return { conversationId: asked === null ? null : idIn(asked), name: query.get('name') ?? '' };
}

// No database takes every text.
function idIn(given: unknown): string {
  return typeof given === 'string' && /^\w{1,100}$/.test(given) ? given : '';
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const statuses: Partial<Record<RefusalCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_INPUT: 400,
  CONFLICT: 409,
  BAD_STATE: 409,
};

async function refuse(
  { logger, config }: Parts,
  { raw, headers }: FastifyRequest,
  reply: FastifyReply,
  thrown: unknown,
): Promise<FastifyReply> {
  const told = refusalOf(thrown, config.media.mostBytes);
  const asker = { ...unknownAsker(logger), locale: tongueOf(headers['accept-language']) };
  const known = told instanceof Refusal ? (statuses[told.code] ?? 400) : 500;
  const status = thrown instanceof FileTooLarge ? 413 : known;
  // A client that is cut off while it sends never reads what it is told.
  if (!raw.complete) {
    raw.unpipe();
    raw.resume();
    limit(raw);
  }
  return reply.code(status).send({ errors: [mask(told, asker)] });
}

function refusalOf(thrown: unknown, mostBytes: number): unknown {
  if (thrown instanceof FileTooLarge) {
    const most = Math.floor(mostBytes / 1024 / 1024);
    return new Refusal('BAD_INPUT', 'mediaTooLarge', { most });
  }
  if (thrown instanceof FileEmpty) return new Refusal('BAD_INPUT', 'mediaEmpty');
  if (!(thrown instanceof BrokeOff)) return thrown;
  return new Refusal('BAD_INPUT', 'badRequest', { detail: 'the body broke off.' });
}
