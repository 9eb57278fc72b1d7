import type { Received } from '@cbf/channels';
import type { Logger } from '@cbf/base';
import type { Api, Patience } from '../api.ts';
import type { Metrics } from '../metrics.ts';
import type { OpenChannel } from './book.ts';

/** What is done with received updates once the api has stored them. */
export interface Intake {
  /** Resolves only when the api acknowledged every update; throws an `ApiError` otherwise. */
  take(open: OpenChannel, batch: readonly Received[], patience?: Patience): Promise<void>;
}

/** Told that a customer stopped a draft, so that the answer ends without asking the api first. */
export type OnDraftStopped = (channelId: string, chatId: string, draftId: string) => void;

const batchSize = 50;

/** Hands updates to the api, then answers pressed buttons and stopped drafts. */
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
    for (const { inbound, pressId } of batch) {
      if (inbound.kind === 'STOPPED_DRAFT') {
        onDraftStopped(channelId, inbound.chatId, inbound.data ?? '');
      }
      if (pressId === null || open.telegram === null) continue;
      const answered = await open.telegram.answerPress(pressId, notices.get(inbound.externalId));
      // A press that is too old to be answered has stopped spinning by itself.
      if (!answered.ok) logger.debug({ channelId, code: answered.code }, 'press not answered');
    }
  };
  return {
    take: async (open, batch, patience) => {
      for (let at = 0; at < batch.length; at += batchSize) {
        await take(open, batch.slice(at, at + batchSize), patience);
      }
    },
  };
}
