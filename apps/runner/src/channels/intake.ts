import type { Received } from '@cbf/channels';
import { ApiError } from '@cbf/client';
import type { Logger } from '@cbf/base';
import type { Api, Patience } from '../api.ts';
import type { Metrics } from '../metrics.ts';
import { telegramOf, type OpenChannel } from './book.ts';

/** What is done with received updates once the api has stored them. */
export interface Intake {
  /** Resolves only when the api acknowledged every update; throws an `ApiError` otherwise. */
  take(open: OpenChannel, batch: readonly Received[], patience?: Patience): Promise<void>;
}

/** Told that a customer stopped a draft, so that the answer ends without asking the api first. */
export type OnDraftStopped = (channelId: string, chatId: string, draftId: string) => void;

const mostTogether = 50;

/**
 * Hands updates to the api, then answers pressed buttons and stopped drafts. What the api does not
 * manage to take in one go is offered in halves, down to one at a time: an api that is too slow for
 * fifty, or that dies before they are stored, gets on all the same.
 */
export function openIntake(
  api: Api,
  logger: Logger,
  metrics: Metrics,
  onDraftStopped: OnDraftStopped,
): Intake {
  const take = async (open: OpenChannel, batch: readonly Received[], patience?: Patience) => {
    const channelId = open.channel.id;
    const updates = batch.map(({ inbound }) => inbound);
    const newest = updates.at(-1);
    if (newest) open.seen.lagMs = Math.max(0, Date.now() - Date.parse(newest.at));
    const result = await api.receive(channelId, updates, patience);
    metrics.updates.inc({ result: 'stored' }, result.stored);
    metrics.updates.inc({ result: 'duplicate' }, result.duplicates);
    const notices = new Map(result.items.map((item) => [item.externalId, item.notice]));
    const telegram = telegramOf(open);
    for (const { inbound, pressId } of batch) {
      if (inbound.kind === 'STOPPED_DRAFT') {
        onDraftStopped(channelId, inbound.chatId, inbound.data ?? '');
      }
      if (pressId === null || telegram === null) continue;
      const answered = await telegram.answerPress(pressId, notices.get(inbound.externalId));
      // A press that is too old to be answered has stopped spinning by itself.
      if (!answered.ok) logger.debug({ channelId, code: answered.code }, 'press not answered');
    }
  };
  // Shared by all channels, because it is the api that is slow.
  let together = mostTogether;
  return {
    take: async (open, batch, patience) => {
      for (let at = 0; at < batch.length;) {
        const part = batch.slice(at, at + together);
        const isOne = part.length === 1;
        try {
          await take(open, part, isOne ? patience : { ...patience, attempts: 1 });
          at += part.length;
          together = Math.min(mostTogether, 2 * together);
        } catch (error) {
          const isPassing = error instanceof ApiError && error.passing;
          if (isOne || !isPassing || patience?.signal?.aborted) throw error;
          together = Math.ceil(part.length / 2);
        }
      }
    },
  };
}
