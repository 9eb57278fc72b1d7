import { newId } from '@cbf/base';
import { Counter, Event, type Database, type EventKind } from '@cbf/db';
import type { Live } from './live.ts';

/** An entry of the log before it has a number; ids only. */
export interface NewEvent {
  readonly kind: EventKind;
  readonly botId?: string | null;
  readonly conversationId?: string | null;
  readonly subjectId: string;
}

/**
 * Writes everything changed on `em` together with its events in one transaction, then wakes feeds
 * and runners. When it throws, nothing was written and nobody was woken.
 */
export async function commit(
  em: Database['em'],
  live: Live,
  workspaceId: string,
  events: readonly NewEvent[],
): Promise<void> {
  await em.transactional(async (inner) => {
    // The counter's row first: it keeps two writers of one workspace from interleaving.
    await inner.upsert(
      Counter,
      { workspaceId, seq: 0, epoch: newId('chk').slice(4) },
      { onConflictAction: 'ignore' },
    );
    await inner.nativeUpdate(Counter, { workspaceId }, {});
    const counter = await inner.findOneOrFail(Counter, { workspaceId }, { refresh: true });
    const at = new Date();
    for (const event of events) {
      counter.seq += 1;
      inner.create(Event, {
        workspaceId,
        seq: counter.seq,
        kind: event.kind,
        botId: event.botId ?? null,
        conversationId: event.conversationId ?? null,
        subjectId: event.subjectId,
        at,
      });
    }
    await inner.flush();
  });
  live.wakeFeeds(workspaceId);
  live.wakeRunners();
}
