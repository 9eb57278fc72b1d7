import { sleep } from '@cbf/base';
import type { Api } from 'grammy';
import { grammySignal } from './signal.ts';

/** Telegram shows the action for five seconds at most. */
const EVERY_MS = 4_000;

/** Shows "typing…" until the returned function is called; a failure ends it in silence. */
export function keepTyping(api: Api, chatId: string): () => void {
  const end = new AbortController();
  const run = async () => {
    try {
      while (!end.signal.aborted) {
        await api.sendChatAction(chatId, 'typing', {}, grammySignal(end.signal));
        await sleep(EVERY_MS, end.signal);
      }
    } catch {
      // It is a courtesy: nobody is told that it could not be shown, and a 429 must not be provoked.
    }
  };
  void run();
  return () => end.abort();
}
