import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { openExchange, rawBody, type WireAnswer } from '../wire.ts';
import { answerCall, refusal, spelled } from './dispatch.ts';
import { errorBody, TelegramError } from './errors.ts';
import { bytesOf, fileAt } from './files.ts';
import type { Bot } from './model.ts';
import { readParams } from './params.ts';
import type { Service } from './service.ts';

const PREFIX = '/telegram';
const TOKEN_LIMIT = 80;

interface Address {
  kind: 'method' | 'file' | 'nothing';
  token: string;
  rest: string;
}

/** The Bot API's own addresses: /bot<token>/<method> and /file/bot<token>/<path>. */
export function registerBotApi(app: FastifyInstance, service: Service): void {
  app.all(`${PREFIX}/*`, (request, reply) => answer(service, request, reply));
}

async function answer(service: Service, request: FastifyRequest, reply: FastifyReply) {
  const url = new URL(request.url, 'http://simulator');
  const address = readAddress(url.pathname.slice(PREFIX.length));
  const bot = service.world.botByToken(address.token);
  const method = address.kind === 'method' ? spelled(address.rest) : address.kind;
  const call = { platform: 'telegram' as const, method, bot: bot && String(bot.id) };
  const exchange = await openExchange(service.parts, request, reply, call, errorBody);
  if (!exchange) return;
  try {
    if (address.kind === 'nothing') throw new TelegramError(404, 'Not Found');
    const known = admitted(address.token, bot);
    if (address.kind === 'file') return exchange.send(file(service, known, address.rest));
    exchange.send(
      await answerCall(address.rest, () => ({
        service,
        bot: known,
        params: readParams(
          url.searchParams,
          request.headers['content-type'] ?? '',
          rawBody(request),
        ),
        gone: exchange.signal,
        fault: exchange.fault,
      })),
    );
  } catch (error) {
    if (!(error instanceof TelegramError)) {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    }
    exchange.send(
      refusal(
        error instanceof TelegramError ? error : new TelegramError(500, 'Internal Server Error'),
      ),
    );
  }
}

function readAddress(path: string): Address {
  const found = /^\/(file\/)?bot([^/]*)\/(.+)$/.exec(path);
  if (!found) return { kind: 'nothing', token: '', rest: '' };
  const token = decoded(found[2] ?? '');
  return { kind: found[1] ? 'file' : 'method', token, rest: decoded(found[3] ?? '') };
}

/** The bot, or why the token opens nothing. */
function admitted(token: string, bot: Bot | undefined): Bot {
  const isToken = /^[1-9]\d*:/.test(token) && token.length <= TOKEN_LIMIT && !token.includes('/');
  if (!isToken) throw new TelegramError(401, 'Unauthorized: invalid token specified');
  if (!bot || bot.revoked) throw new TelegramError(401, 'Unauthorized');
  return bot;
}

function file(service: Service, bot: Bot, path: string): WireAnswer {
  const found = fileAt(service.world, bot, path);
  if (!found) throw new TelegramError(404, 'Not Found');
  return {
    status: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body: bytesOf(service.world, found),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
