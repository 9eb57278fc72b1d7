import { sleep } from '@cbf/base';
import { layOutForTelegram } from './outbound.ts';
import type { SendParts } from './send.ts';
import { grammySignal } from './signal.ts';
import { limitOf } from './trouble.ts';
import type { Draft } from './types.ts';

/** Between two calls; edits that come faster are answered with long bans. */
const EVERY_MS = 400;

/**
 * A partial answer that grows in a private chat, with a Stop button. The latest text wins; at the
 * first refusal it goes silent for good, because the whole answer will come as a message anyway.
 */
export function openDraft({ api, pace }: SendParts, chatId: string, id: number): Draft {
  const end = new AbortController();
  const chat = Number(chatId);
  let latest = '';
  let running: Promise<void> | null = null;

  const run = async () => {
    let shown = '';
    try {
      while (latest !== shown && !end.signal.aborted) {
        if (pace.quietFor(chatId) > 0) return end.abort();
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
    } catch (error) {
      const limit = limitOf(error);
      if (limit !== null) pace.pause(chatId, limit);
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
      end.abort(null);
      await running;
    },
  };
}
