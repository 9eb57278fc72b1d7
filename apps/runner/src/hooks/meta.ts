import {
  answerHandshake,
  readInstagramHook,
  readWhatsappHook,
  SIGNATURE_HEADER,
  verifySignature,
  type Hook,
  type HookDelivery,
} from '@cbf/channels';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Logger } from '@cbf/base';
import type { Api } from '../api.ts';
import type { Book, MetaPlatform, OpenChannel } from '../channels/book.ts';
import type { Intake } from '../channels/intake.ts';
import { reasonOf } from '../channels/reasons.ts';
import { knowAccounts } from './accounts.ts';
import { withNames } from './names.ts';

/** What the routes for Meta's webhooks need. */
export interface MetaHookParts {
  readonly api: Pick<Api, 'recordReceipts' | 'templatesChanged' | 'isVerifyToken'>;
  readonly book: Book;
  readonly intake: Intake;
  readonly logger: Logger;
}

/** Meta sends up to three megabytes at once. */
const bodyLimit = 4 * 1024 * 1024;
const mostReceipts = 100;

const Params = z.object({
  channelId: z
    .string()
    .regex(/^chn_[0-9a-z]{1,40}$/)
    .optional(),
});

const routes: readonly (readonly [path: string, platform: MetaPlatform, read: Read])[] = [
  ['/hooks/whatsapp', 'WHATSAPP', readWhatsappHook],
  ['/hooks/instagram', 'INSTAGRAM', readInstagramHook],
];

type Read = (body: Uint8Array) => Hook;

/** The routes that Meta calls, one for each platform and one for each channel, with bodies as bytes. */
export function registerMetaHooks(app: FastifyInstance, parts: MetaHookParts): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit }, (_request, body, done) => {
    done(null, body);
  });
  for (const [path, platform, read] of routes) {
    for (const url of [path, `${path}/:channelId`]) {
      app.get(url, (request, reply) => shakeHands(request, reply, platform, parts));
      app.post(url, (request, reply) => take(request, reply, platform, read, parts));
    }
  }
  return Promise.resolve();
}

/** Says that the address is ours to who knows a channel's verify token. */
async function shakeHands(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: MetaPlatform,
  { api, book, logger }: MetaHookParts,
): Promise<FastifyReply> {
  const query = new URL(request.url, 'http://localhost').searchParams;
  try {
    const own = await channelsOf(request, platform, book);
    const known = own?.map(({ speaker }) => secretsOf(speaker)?.verifyToken);
    for (const token of known ?? (await tokenOfAny(query, platform, api))) {
      const challenge = answerHandshake(query, token);
      if (challenge !== null) return await reply.type('text/plain').send(challenge);
    }
    return await reply.code(403).send();
  } catch (error) {
    logger.warn({ platform, err: error }, 'a handshake could not be answered');
    return reply.code(503).send();
  }
}

/** Longer is no token of ours. */
const longestToken = 100;

/** On the shared address the token of any channel is right, also of one that is held elsewhere. */
async function tokenOfAny(
  query: URLSearchParams,
  platform: MetaPlatform,
  api: MetaHookParts['api'],
): Promise<string[]> {
  const token = query.get('hub.verify_token') ?? '';
  if (token === '' || token.length > longestToken) return [];
  return (await api.isVerifyToken(platform, token)) ? [token] : [];
}

/**
 * 200 only when the api has stored everything that is for a channel whose app signed it; Meta sends
 * it again after anything else. What is for nobody here is nothing to us, if it was signed by an app
 * that we know.
 */
async function take(
  request: FastifyRequest,
  reply: FastifyReply,
  platform: MetaPlatform,
  read: Read,
  parts: MetaHookParts,
): Promise<FastifyReply> {
  const { body, headers } = request;
  const signature = headers[SIGNATURE_HEADER];
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') return reply.code(415).send();
  if (!Buffer.isBuffer(body) || typeof signature !== 'string') return reply.code(401).send();
  const isSigner = signers(body, signature);
  try {
    const own = await channelsOf(request, platform, parts.book);
    if (own !== null && !own.some(isSigner)) return await reply.code(401).send();
    const hook = read(body);
    const accounts = [...new Set(hook.deliveries.map(({ accountId }) => accountId))];
    const known = await parts.book.among(platform, accounts);
    const signed = [...(own ?? []), ...known].filter(isSigner);
    if (signed.length === 0) return await reply.code(401).send();
    await knowAccounts(accounts, signed, own ?? []);
    for (const delivery of hook.deliveries) await hand(delivery, signed, parts);
    return await reply.code(200).send();
  } catch (error) {
    parts.logger.warn({ platform, err: error }, 'a webhook was not stored');
    return reply.code(503).send();
  }
}

async function hand(
  delivery: HookDelivery,
  signed: readonly OpenChannel[],
  { api, intake, logger }: MetaHookParts,
): Promise<void> {
  const { accountId, received, receipts, accountNews } = delivery;
  for (const { topic, event } of accountNews) logger.info({ topic, event }, 'news of an account');
  if (accountNews.some(({ topic }) => topic.includes('template'))) {
    const ofAccount = signed.filter(({ speaker }) => wabaOf(speaker) === accountId);
    const ids = new Set(ofAccount.map(({ channel }) => channel.id));
    for (const channelId of ids) await api.templatesChanged(channelId);
  }
  const its = new Map(
    signed
      .filter(({ channel }) => channel.externalId === accountId)
      .map((open) => [open.channel.id, open]),
  );
  for (const open of its.values()) {
    await intake.take(open, await withNames(open, received));
    for (let at = 0; at < receipts.length; at += mostReceipts) {
      const some = receipts.slice(at, at + mostReceipts).map(({ error, ...receipt }) => ({
        ...receipt,
        ...(error && { reason: reasonOf(error.code), platformCode: error.platformCode }),
      }));
      await api.recordReceipts(open.channel.id, some);
    }
  }
}

/** Tells which channels' apps signed a body; each secret is tried once. */
function signers(body: Buffer, signature: string): (open: OpenChannel) => boolean {
  const tried = new Map<string, boolean>();
  return ({ speaker }) => {
    const secret = secretsOf(speaker)?.appSecret ?? '';
    const known = tried.get(secret);
    if (known !== undefined) return known;
    const isSigned = verifySignature(body, signature, secret);
    tried.set(secret, isSigned);
    return isSigned;
  };
}

/** The channel that an address names, if there is one; null for the shared address. */
async function channelsOf(
  request: FastifyRequest,
  platform: MetaPlatform,
  book: Book,
): Promise<OpenChannel[] | null> {
  const params = Params.safeParse(request.params);
  if (!params.success) return [];
  const { channelId } = params.data;
  if (channelId === undefined) return null;
  const open = await book.find(channelId);
  return open?.channel.platform === platform ? [open] : [];
}

function wabaOf(speaker: OpenChannel['speaker']): string | null {
  return speaker?.platform === 'WHATSAPP' ? speaker.secrets.wabaId : null;
}

function secretsOf(speaker: OpenChannel['speaker']) {
  return speaker === null || speaker.platform === 'TELEGRAM' ? null : speaker.secrets;
}
