import type { ServerResponse } from 'node:http';
import { chatTopic } from '../telegram/topics.ts';
import type { Seated } from '../telegram/customers.ts';
import type { Service } from '../telegram/service.ts';
import { chatView } from '../telegram/view.ts';

const SHOWN_MESSAGES = 200;
const BEAT_MS = 5000;

/**
 * Streams a chat to a page as server-sent events: `messages` when the history changes and `live`
 * for all that passes (drafts, typing, answers to presses), at once and every five seconds.
 */
export function openChannel(service: Service, seated: Seated, raw: ServerResponse): void {
  let shown = '';
  raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  const push = () => {
    const { messages, ...rest } = chatView(service, seated);
    const text = JSON.stringify(messages.slice(-SHOWN_MESSAGES));
    if (text !== shown) raw.write(`event: messages\ndata: ${text}\n\n`);
    shown = text;
    const live = {
      ...rest,
      actions: rest.actions.slice(-1),
      callbackAnswers: rest.callbackAnswers.slice(-5),
      typingMs: Math.max(0, seated.chat.actionUntil - service.parts.clock.now()),
      listening: service.polls.isListening(seated.bot),
      now: service.parts.clock.now(),
    };
    raw.write(`event: live\ndata: ${JSON.stringify(live)}\n\n`);
  };
  const off = service.world.bell.on(chatTopic(seated.bot.id, seated.chat.id), push);
  const beat = setInterval(push, BEAT_MS);
  raw.on('close', () => {
    off();
    clearInterval(beat);
  });
  push();
}
