import type { FastifyInstance } from 'fastify';
import {
  HeardQuery,
  Lines,
  NewBot,
  NewCustomer,
  Past,
  Press,
  RawUpdate,
  Say,
  Seat,
  StopDraft,
  TelegramSettings,
  WaitQuery,
} from '../control/contract.ts';
import { ControlError, orNull, readBody, readQuery } from '../control/http.ts';
import {
  editText,
  fileContent,
  press,
  seat,
  setBlocked,
  stopDraft,
  textContent,
  type Told,
  write,
} from './customers.ts';
import { TelegramError } from './errors.ts';
import { inject } from './inject.ts';
import type { Json } from '../json.ts';
import type { Bot } from './model.ts';
import { layPast } from './past.ts';
import type { Service } from './service.ts';
import { botView, chatView, waitForMessages } from './view.ts';

/** The control API of the simulated Telegram, under /control/telegram. */
export function registerTelegramControl(app: FastifyInstance, service: Service): void {
  app.get('/bots', () => service.world.state.bots.map((bot) => botView(service, bot)));
  app.post('/bots', (request) => {
    const { username, name, token } = readBody(request, NewBot);
    refuseTaken(service, username, token);
    const bot = service.world.issueBot({
      ...(username === undefined ? {} : { username }),
      ...(name === undefined ? {} : { name }),
      ...(token === undefined ? {} : { token }),
    });
    return botView(service, bot);
  });
  app.post<{ Params: { id: string } }>('/bots/:id/revoke', (request) => {
    const bot = named(service, request.params.id);
    bot.revoked = true;
    service.polls.end(bot, new TelegramError(401, 'Unauthorized'));
    service.hooks.stop(bot);
    service.world.save();
    return botView(service, bot);
  });
  app.post('/customers', (request) => service.world.addCustomer(readBody(request, NewCustomer)));

  app.post('/say', (request) => say(service, readBody(request, Say)));
  app.post('/lines', (request) =>
    readBody(request, Lines).lines.map((line) => orNull(() => say(service, line))),
  );
  app.get('/heard', (request) => {
    const { timeoutMs, ...place } = readQuery(request, HeardQuery);
    return service.world.heard.after(place, timeoutMs);
  });
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
  app.post('/updates', (request) => {
    const { bot, update } = readBody(request, RawUpdate);
    return inject(service, named(service, bot), update);
  });

  app.post('/past', (request) => {
    const { bot, chats } = readBody(request, Past);
    return { laid: layPast(service, named(service, bot), chats) };
  });

  app.get('/chat', (request) => chatView(service, seat(service, readQuery(request, Seat))));
  app.get('/wait', async (request) => {
    const query = readQuery(request, WaitQuery);
    const messages = await waitForMessages(service, seat(service, query), query);
    if (messages) return messages;
    throw new ControlError(
      408,
      `Customer ${query.customer} has not had ${query.count} messages from the bot in ${query.timeoutMs} ms.`,
    );
  });
  app.post('/settings', (request) => {
    const { local, flood } = readBody(request, TelegramSettings);
    service.local = local ?? service.local;
    service.flood.enforced = flood ?? service.flood.enforced;
    return { local: service.local, flood: service.flood.enforced };
  });
}

/** Does what a customer's message says; a ControlError when it says nothing or is not possible. */
export function say(service: Service, what: ReturnType<typeof Say.parse>): Told {
  const seated = seat(service, what);
  if (what.edit) return editText(service, seated, what.edit.messageId, what.edit.text);
  return write(service, seated, sayContent(service, seated.bot, what), what.replyTo);
}

function sayContent(service: Service, bot: Bot, what: ReturnType<typeof Say.parse>): Json {
  if (what.photo) return fileContent(service, bot, 'photo', what.photo);
  if (what.voice) return fileContent(service, bot, 'voice', what.voice);
  if (what.video) return fileContent(service, bot, 'video', what.video);
  if (what.document) return fileContent(service, bot, 'document', what.document);
  if (what.sticker) return fileContent(service, bot, 'sticker', what.sticker);
  if (what.location) return { location: what.location };
  if (what.contact) {
    const { phoneNumber, firstName } = what.contact;
    return {
      contact: { phone_number: phoneNumber, first_name: firstName, user_id: what.customer },
    };
  }
  if (what.text === undefined || what.text.trim() === '') {
    throw new ControlError(400, 'Say what the customer sends: text, photo, voice or another kind.');
  }
  return textContent(what.text);
}

function named(service: Service, ref: string): Bot {
  const bot = service.world.bot(ref);
  if (bot) return bot;
  throw new ControlError(404, `There is no simulated bot ${ref}.`);
}

/** A username, or the number in a token, belongs to one bot only. */
function refuseTaken(service: Service, username?: string, token?: string): void {
  const holder = username === undefined ? undefined : service.world.bot(username);
  if (holder && holder.token !== token) {
    throw new ControlError(409, `The username ${username} is taken by another simulated bot.`);
  }
  const number = token?.split(':')[0];
  const same = number === undefined ? undefined : service.world.bot(number);
  if (same && same.token !== token) {
    throw new ControlError(409, `Another simulated bot has the number ${number}.`);
  }
}
