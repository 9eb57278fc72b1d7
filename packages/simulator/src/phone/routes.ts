import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { NewCustomer, Press, Say, Seat, StopDraft } from '../control/contract.ts';
import { ControlError, readBody, readQuery } from '../control/http.ts';
import { say } from '../telegram/control.ts';
import { press, seat, setBlocked, stopDraft } from '../telegram/customers.ts';
import { asset } from '../assets.ts';
import { bytesOf, findFile } from '../telegram/files.ts';
import type { Service } from '../telegram/service.ts';
import { pageLanguage } from './language.ts';
import { openChannel } from './live.ts';
import type { Side } from './side.ts';

const FILES: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

const FileQuery = z.object({ bot: z.string(), id: z.string() });

/** The pages on which a person plays a customer: a list of bots, and a chat with one of them. */
export function registerPhonePages(app: FastifyInstance): void {
  app.get('/', (_request, reply) => reply.redirect('/phone'));
  app.get('/phone', servePage);
  app.get('/phone/:username', servePage);
  app.get('/phone/whatsapp/:number', servePage);
  app.get('/phone/instagram/:username', servePage);
  app.get<{ Params: { file: string } }>('/phone/assets/:file', (request, reply) => {
    const found = /^[\w-]+\.(css|js|svg)$/.exec(request.params.file);
    const type = FILES[found?.[1] ?? ''];
    if (!found || type === undefined) return reply.code(404).send('Not found');
    return reply
      .header('content-type', type)
      .header('cache-control', 'no-cache')
      .send(readFileSync(asset(`phone/${found[0]}`)));
  });

  function servePage(
    request: { query: unknown; headers: { 'accept-language'?: string | undefined } },
    reply: { header(name: string, value: string): typeof reply; send(body: string): unknown },
  ) {
    const { ui } = z.object({ ui: z.string().optional() }).parse(request.query);
    const language = pageLanguage(ui, request.headers['accept-language']);
    const page = readFileSync(asset('phone/index.html'), 'utf8').replace('{language}', language);
    return reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('x-content-type-options', 'nosniff')
      .header('vary', 'accept-language')
      .send(page);
  }
}

/** What the pages ask for, under /phone/api; a bot's token is never among it. */
export function registerPhoneApi(
  app: FastifyInstance,
  service: Service,
  sides: readonly Side[],
): void {
  app.get('/bots', () => [
    ...service.world.state.bots
      .filter((bot) => !bot.revoked)
      .map((bot) => ({
        platform: 'telegram',
        username: bot.username,
        name: bot.name,
        handle: `@${bot.username}`,
        listening: service.polls.isListening(bot),
      })),
    ...sides.flatMap((side) => side.bots().map((bot) => ({ platform: side.platform, ...bot }))),
  ]);
  app.get('/customers', () => service.world.state.customers);
  app.post('/customers', (request) => service.world.addCustomer(readBody(request, NewCustomer)));

  app.get('/chat', (request, reply) => {
    const seated = seat(service, readQuery(request, Seat));
    reply.hijack();
    openChannel(service, seated, reply.raw);
  });
  app.post('/say', (request) => say(service, readBody(request, Say)));
  app.post('/press', (request) => {
    const { messageId, data, ...names } = readBody(request, Press);
    return press(service, seat(service, names), messageId, data);
  });
  app.post('/block', (request) =>
    setBlocked(service, seat(service, readBody(request, Seat)), true),
  );
  app.post('/unblock', (request) =>
    setBlocked(service, seat(service, readBody(request, Seat)), false),
  );
  app.post('/stop-draft', (request) => {
    const { draftId, ...names } = readBody(request, StopDraft);
    return stopDraft(service, seat(service, names), draftId);
  });
  app.get('/file', (request, reply) => {
    const { bot: name, id } = readQuery(request, FileQuery);
    const bot = service.world.bot(name);
    const file = bot && findFile(service.world, bot, id);
    if (!file) throw new ControlError(404, 'There is no such file.');
    const isShown = /^(image|audio|video)\/(?!svg)/.test(file.mimeType);
    return reply
      .header('content-type', isShown ? file.mimeType : 'application/octet-stream')
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, max-age=3600')
      .send(bytesOf(service.world, file));
  });
}
