import { Media } from '@cbf/db';
import type { Parts } from '../context.ts';
import { change } from '../events/commit.ts';
import { Refusal } from '../words/refusal.ts';
import { FileEmpty, FileTooLarge } from './faults.ts';
import { anyKind } from './headers.ts';
import { settle, type Fetched } from './settle.ts';
import { keyOf, type Kept } from './store.ts';
import type { Incoming } from './upload.ts';

/**
 * Keeps the file that a runner fetched; CONFLICT when the lease is not its own any more. One that
 * turns out too large is LOST, and FileTooLarge says so; when the stream breaks off, the lease stays.
 */
export async function keep(
  parts: Parts,
  id: string,
  lease: string,
  { stream, mimeType, fileName }: Incoming,
): Promise<void> {
  const { database, store } = parts;
  const em = database.em.fork();
  const media = await em.findOne(Media, {
    ...{ id, lease, state: 'WAITING', leaseUntil: { $gt: database.now() } },
  });
  if (media === null) throw new Refusal('CONFLICT', 'leaseLost');
  const place = keyOf(media.workspaceId, media.id);
  const note = async (fetched: Fetched): Promise<boolean> =>
    change(parts, 'keep-media', [media.workspaceId], (inner) =>
      settle(inner, media, lease, fetched),
    );
  let kept: Kept;
  try {
    kept = await store.put(place, stream, parts.config.media.mostBytes);
    if (kept.size === 0) throw new FileEmpty();
  } catch (error) {
    if (error instanceof FileTooLarge) await note({ state: 'LOST', failure: 'TOO_LARGE' });
    if (error instanceof FileEmpty) await note({ state: 'LOST', failure: 'GONE' });
    throw error;
  }
  // What the customer's own app said of it, where the platform says nothing.
  const kind = mimeType === anyKind ? (media.mimeType ?? mimeType) : mimeType;
  const name = media.fileName ?? fileName;
  if (await note({ ...kept, state: 'KEPT', mimeType: kind, fileName: name })) return;
  // Erased meanwhile: nobody else knows of it. Another's lease means that another keeps it there.
  if ((await em.count(Media, { id })) === 0) await store.remove([place]);
  throw new Refusal('CONFLICT', 'leaseLost');
}
