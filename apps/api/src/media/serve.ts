import type { Readable } from 'node:stream';
import { Media } from '@cbf/db';
import type { Parts } from '../context.ts';
import { messageEvent } from '../conversations/outgoing.ts';
import { change } from '../events/commit.ts';
import { Refusal } from '../words/refusal.ts';
import { FileMissing } from './faults.ts';
import type { Range } from './store.ts';

/** A file that is here. */
export type Shelved = Media & { readonly place: string; readonly size: number };

/** A kept file of a workspace, or of any for a runner (null); NOT_FOUND for everything else. */
export async function keptFile(
  { database }: Parts,
  id: string,
  workspaceId: string | null,
): Promise<Shelved> {
  const [media] = await database.read.find(Media, "id = ? and state = 'KEPT'", [id]);
  if (media === undefined || (workspaceId !== null && media.workspaceId !== workspaceId))
    throw new Refusal('NOT_FOUND', 'mediaNotFound');
  const { place, size } = media;
  if (place == null || size == null) throw new Refusal('NOT_FOUND', 'mediaNotFound');
  return { ...media, place, size };
}

/** The bytes of a file; one that the store has lost is LOST from now on, and NOT_FOUND. */
export async function bytesOf(parts: Parts, media: Shelved, range?: Range): Promise<Readable> {
  try {
    return await parts.store.open(media.place, range);
  } catch (error) {
    if (!(error instanceof FileMissing)) throw error;
    await missing(parts, media);
    throw new Refusal('NOT_FOUND', 'mediaNotFound');
  }
}

function missing(parts: Parts, { id, workspaceId, messageId, ...place }: Shelved): Promise<void> {
  return change(parts, 'keep-media', [workspaceId], async ({ em, emit }) => {
    const lost = { state: 'LOST', failure: 'MISSING' } as const;
    const changed = await em.nativeUpdate(Media, { id, state: 'KEPT' }, lost);
    if (changed > 0 && messageId != null)
      emit(workspaceId, messageEvent('MessageChanged', place, messageId));
  });
}
