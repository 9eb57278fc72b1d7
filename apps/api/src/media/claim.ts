import { backoff, between, newSecret } from '@cbf/base';
import { holdMedia, Media, type HeldMedia, type MediaFailure } from '@cbf/db';
import type { Parts } from '../context.ts';
import { change } from '../events/commit.ts';
import { after } from '../runner/lease.ts';
import { settle } from './settle.ts';

/** A file in a runner's hands, with what it may weigh. */
export type ClaimedMedia = HeldMedia & { readonly mostBytes: number };

// Longer than a platform and this api may take for the largest file.
const leaseMs = 150_000;
const mostAttempts = 6;

/** Hands a runner files of customers that are still with their platforms, on channels it holds. */
export async function claimMedia(
  { database, config }: Parts,
  runnerId: string,
  limit: number,
): Promise<ClaimedMedia[]> {
  const now = database.now();
  const claim = { runnerId, now, until: after(now, leaseMs), limit };
  const held = await between('commit:claim-media', () =>
    database.em.fork().transactional((em) => holdMedia(em, claim, newSecret)),
  );
  return held.map((each) => ({ ...each, mostBytes: config.media.mostBytes }));
}

/**
 * Notes that a file could not be fetched: with `retry` it is tried again after 2ⁿ s or so, six times
 * in all; then, or without, it is lost for this reason. False when the lease is another's by now.
 */
export async function failMedia(
  parts: Parts,
  id: string,
  lease: string,
  { failure, retry }: { readonly failure: MediaFailure; readonly retry: boolean },
): Promise<boolean> {
  const media = await parts.database.em.fork().findOne(Media, { id, lease });
  if (media === null) return false;
  const { attempt, workspaceId } = media;
  return change(parts, 'fail-media', [workspaceId], (inner) => {
    const baseMs = 500 * 2 ** attempt;
    const nextAt = after(inner.at, baseMs + backoff(0, { baseMs, capMs: 60_000 }));
    const isOver = !retry || attempt >= mostAttempts;
    return settle(
      inner,
      media,
      lease,
      isOver ? { state: 'LOST', failure } : { state: 'WAITING', nextAt },
    );
  });
}
