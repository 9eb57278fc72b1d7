import { sleep } from '@cbf/base';
import type { Api } from 'grammy';
import { layOutForTelegram } from './outbound.ts';
import { grammySignal } from './signal.ts';
import type { Draft } from './types.ts';

/** Between two calls; edits that come faster are answered with long bans. */
const EVERY_MS = 400;

/**
 * A partial answer that grows in a private chat, with a Stop button. The latest text wins; at the
 * first refusal it goes silent for good, because the whole answer will come as a message anyway.
 */
export function openDraft(api: Api, chatId: string, id: number): Draft {
  const end = new AbortController();
  const chat = Number(chatId);
  let latest = '';
  let running: Promise<void> | null = null;

  const run = async () => {
    let shown = '';
    try {
      while (latest !== shown && !end.signal.aborted) {
        shown = latest;
        // Of a text too long for one message the end is shown, where the writing goes on.
        const piece = layOutForTelegram({ text: shown }).at(-1);
        if (piece === undefined) return;
        const { text, entities } = piece;
        await api.sendMessageDraft(
          chat,
          id,
          text,
          { entities, can_stop: true },
          grammySignal(end.signal),
        );
        await sleep(EVERY_MS, end.signal);
      }
      running = null;
    } catch {
      end.abort();
    }
  };

  return {
    id,
    push(text) {
      if (end.signal.aborted || text.trim() === '') return;
      latest = text;
      running ??= run();
    },
    async end() {
      end.abort();
      await running;
    },
  };
}
