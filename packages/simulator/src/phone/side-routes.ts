import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Bell } from '../bell.ts';
import type { Clock } from '../clock.ts';
import { CustomerRef } from '../control/contract.ts';
import { ControlError, originOf, readBody, readQuery } from '../control/http.ts';
import type { PhoneSeat, Side } from './side.ts';

const SHOWN_MESSAGES = 200;
const BEAT_MS = 5000;

const names = { bot: z.string(), customer: CustomerRef };
const Names = z.object(names);
const Person = z.object({ id: CustomerRef.optional(), name: z.string().min(1).max(64) });
const yes = z.literal(true).optional();
const Said = z.object({ ...names, text: z.string().optional(), photo: yes, voice: yes });
const Pressed = z.object({ ...names, messageId: z.string().optional(), data: z.string() });
const Liked = z.object({ ...names, messageId: z.string(), isLiked: z.boolean() });

/** What the page asks for about WhatsApp or Instagram; no token or secret is ever among it. */
export function registerSide(
  app: FastifyInstance,
  side: Side,
  { bell, clock }: { bell: Bell; clock: Clock },
): void {
  app.get('/customers', () => side.customers());
  app.post('/customers', (request) => side.addCustomer(readBody(request, Person)));
  app.get('/chat', (request, reply) => {
    const seat = side.seat(readQuery(request, Names));
    reply.hijack();
    stream(seat, bell, clock, reply.raw);
  });
  app.post('/say', (request) => {
    const { bot, customer, ...what } = readBody(request, Said);
    return side.seat({ bot, customer }).say(what, originOf(request));
  });
  app.post('/press', (request) => {
    const { messageId, data, ...seat } = readBody(request, Pressed);
    return side.seat(seat).press(messageId, data);
  });
  app.post('/like', (request) => {
    const { messageId, isLiked, ...seat } = readBody(request, Liked);
    return side.seat(seat).react(messageId, isLiked);
  });
  for (const [path, isBlocked] of [['/block', true] as const, ['/unblock', false] as const]) {
    app.post(path, (request) => {
      side.seat(readBody(request, Names)).setBlocked(isBlocked);
      return { ok: true };
    });
  }
  app.get('/file', (request, reply) => {
    const file = side.file(readQuery(request, z.object({ id: z.string() })).id);
    if (!file) throw new ControlError(404, 'There is no such file.');
    const isShown = /^(image|audio|video)\/(?!svg)/.test(file.mimeType);
    return reply
      .header('content-type', isShown ? file.mimeType : 'application/octet-stream')
      .header('x-content-type-options', 'nosniff')
      .send(file.bytes);
  });
}

/** As `live.ts` does for Telegram: `messages` when the history changes, `live` for what passes. */
function stream(seat: PhoneSeat, bell: Bell, clock: Clock, raw: ServerResponse): void {
  let shown = '';
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const push = () => {
    const text = JSON.stringify(seat.messages().slice(-SHOWN_MESSAGES));
    if (text !== shown) raw.write(`event: messages\ndata: ${text}\n\n`);
    shown = text;
    const state = seat.state();
    const live = {
      ...state,
      started: true,
      typing: state.typingMs > 0,
      drafts: [],
      callbackAnswers: [],
      now: clock.now(),
    };
    raw.write(`event: live\ndata: ${JSON.stringify(live)}\n\n`);
    seat.see();
  };
  const off = bell.on(seat.topic, () => setImmediate(push));
  const beat = setInterval(push, BEAT_MS);
  raw.on('close', () => {
    off();
    clearInterval(beat);
  });
  push();
}
