import { Media, rows, time, type MediaFailure, type RawTime } from '@cbf/db';
import { messageEvent } from '../conversations/outgoing.ts';
import type { LineChange } from '../events/commit.ts';
import { after } from '../runner/lease.ts';
import type { Kept } from './store.ts';

/** How a fetch ended: with a file, without one for good, or to be tried again. */
export type Fetched =
  | (Kept & { readonly state: 'KEPT'; readonly mimeType: string; readonly fileName: string | null })
  | { readonly state: 'LOST'; readonly failure: MediaFailure }
  | { readonly state: 'WAITING'; readonly nextAt: Date };

/**
 * Notes how a fetch ended, tells who watches the conversation, and lets the turn go that waited for
 * it. False, and nothing is changed, when the lease is not the file's any more.
 */
export async function settle(
  change: LineChange,
  { id, workspaceId, botId, conversationId, messageId }: Media,
  lease: string,
  fetched: Fetched,
): Promise<boolean> {
  const { em, at } = change;
  const where = { id, lease, state: 'WAITING' } as const;
  const free = { leaseOwner: null, lease: null, leaseUntil: null };
  if ((await em.nativeUpdate(Media, where, { ...fetched, ...free })) === 0) return false;
  if (fetched.state === 'WAITING') {
    change.work('MEDIA', fetched.nextAt);
    return true;
  }
  if (messageId != null)
    change.emit(workspaceId, messageEvent('MessageChanged', { botId, conversationId }, messageId));
  await letGo(change, conversationId, at);
  return true;
}

/** How long an answer waits at most for the files of what it answers, ms. */
export const waitForFilesMs = 20_000;

const patient = `
  select t.id, t.due_at as "dueAt", c.last_message_at as "lastAt", b.merge_window_ms as "mergeMs",
    (select count(*) from media m where m.conversation_id = c.id and m.state = 'WAITING'
       and m.file_id is not null and m.created_at > ?) as waiting
  from turn t
  join conversation c on c.id = t.conversation_id
  join bot b on b.id = t.bot_id
  where t.conversation_id = ? and t.state = 'QUEUED' and t.attempt = 0 and t.due_at > ?`;

interface Patient {
  readonly id: string;
  readonly dueAt: RawTime;
  readonly lastAt: RawTime;
  readonly mergeMs: number;
  readonly waiting: number | string;
}

// Due when it would have been without files; a burst that is still going on is waited for.
async function letGo(change: LineChange, conversationId: string, at: Date): Promise<void> {
  const { em } = change;
  const params = [after(at, -waitForFilesMs), conversationId, at];
  const [turn] = await rows<Patient>(em, patient, params);
  if (turn === undefined || Number(turn.waiting) > 0) return;
  const usual = after(time(turn.lastAt), turn.mergeMs);
  const dueAt = new Date(Math.max(at.getTime(), usual.getTime()));
  if (dueAt >= time(turn.dueAt)) return;
  await rows(em, 'update turn set due_at = ? where id = ?', [dueAt, turn.id]);
  change.work('TURNS', dueAt);
}
