import { backoff, sleep } from '@cbf/base';
import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import type { Received, Trouble } from '../channel.ts';
import { grammySignal } from './signal.ts';
import { attempt, isNotFound, troubleOf } from './trouble.ts';
import type { PollEnd, PollOptions } from './types.ts';
import { UPDATE_KINDS } from './wire.ts';

/** What a poll loop needs of its bot. */
export interface PollParts {
  api: Api;
  pollSeconds: number;
  random: () => number;
  dispatch: (update: Update) => Promise<Received | null>;
}

/**
 * Fetches updates and hands them over, in order, until told to stop or until a trouble comes that
 * waiting does not mend (the token, another poller, a webhook). Telegram is told that a batch
 * arrived only by the fetch after it, so what the owner could not store comes again.
 */
export async function poll(parts: PollParts, options: PollOptions): Promise<PollEnd> {
  const { signal, onBatch, onTrouble, takeDownWebhook = false } = options;
  let offset = 0;
  let failures = 0;
  let mayTakeDown = takeDownWebhook;
  while (!signal.aborted) {
    let trouble: Trouble;
    try {
      const updates = inOrder(await fetchFrom(parts, offset, signal));
      const batch: Received[] = [];
      for (const update of updates) {
        const received = await parts.dispatch(update);
        if (received) batch.push(received);
      }
      if (batch.length > 0) await onBatch(batch);
      // An offset forgets all that is below it, and after a silent week Telegram may number on from
      // anywhere: once a batch is confirmed, the next fetch asks without one.
      const last = updates.at(-1);
      offset = last === undefined ? 0 : last.update_id + 1;
      if (failures > 0) onTrouble?.(null);
      failures = 0;
      continue;
    } catch (error) {
      if (signal.aborted) break;
      trouble = troubleOf(error);
      // An address that does not exist may be the token's, and only the token's owner can say so.
      if (isNotFound(error) && (await attempt(() => parts.api.getMe())).ok) {
        trouble = { code: 'UNREACHABLE', detail: trouble.detail };
      }
      if (trouble.code === 'WEBHOOK_ELSEWHERE' && mayTakeDown) {
        mayTakeDown = false;
        const down = await attempt(() => parts.api.deleteWebhook());
        if (down.ok) continue;
        trouble = { code: down.code, detail: down.detail };
      }
      if (FINAL.has(trouble.code)) return { ended: 'trouble', ...trouble };
    }
    if (failures === 0) onTrouble?.(trouble);
    const pause =
      trouble.retryAfterMs ?? 500 + backoff(failures, { ...GROWTH, random: parts.random });
    failures += 1;
    await sleep(pause, signal).catch(() => undefined);
  }
  await confirm(parts.api, offset);
  return { ended: 'stopped' };
}

const GROWTH = { baseMs: 1_000, capMs: 30_000 };

/** Waiting mends the network, a rate, a store that is down; it doesn't mend these. */
const FINAL = new Set(['WRONG_TOKEN', 'USED_ELSEWHERE', 'WEBHOOK_ELSEWHERE']);

function fetchFrom({ api, pollSeconds }: PollParts, offset: number, signal: AbortSignal) {
  return api.getUpdates(
    {
      offset,
      limit: 100,
      timeout: pollSeconds,
      allowed_updates: UPDATE_KINDS,
    },
    grammySignal(signal),
  );
}

/** Telegram's numbers are there to restore the order, should it be lost (Bot API, Update). */
function inOrder(updates: readonly Update[]): Update[] {
  return updates.toSorted((a, b) => a.update_id - b.update_id);
}

/** Tells Telegram about the last batch, so that a restart does not get it again; may fail freely. */
async function confirm(api: Api, offset: number): Promise<void> {
  if (offset === 0) return;
  await attempt(() =>
    api.getUpdates({ offset, limit: 1, timeout: 0 }, grammySignal(AbortSignal.timeout(2_000))),
  );
}
