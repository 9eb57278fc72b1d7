import { sleep } from '@cbf/base';
import { placeOf } from './place.ts';
import type { SendParts } from './send.ts';
import { grammySignal } from './signal.ts';
import { limitOf } from './trouble.ts';

/** Telegram shows the action for five seconds at most. */
const EVERY_MS = 4_000;

/** Shows "typing…" until the returned function is called; a failure ends it in silence. */
export function keepTyping({ api, pace }: SendParts, chatId: string): () => void {
  const { chat, into } = placeOf(chatId);
  const end = new AbortController();
  const run = async () => {
    try {
      while (!end.signal.aborted) {
        if (pace.quietFor(chat) === 0) {
          await api.sendChatAction(chat, 'typing', into, grammySignal(end.signal));
        }
        await sleep(EVERY_MS, end.signal);
      }
    } catch (error) {
      const limit = limitOf(error);
      if (limit !== null) pace.pause(chat, limit);
      // It is a courtesy: nobody is told that it could not be shown, and a 429 must not be provoked.
    }
  };
  void run();
  // Without a reason Node would make an error with its stack, for each answer.
  return () => end.abort(null);
}
