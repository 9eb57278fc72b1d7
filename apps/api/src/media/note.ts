import { newId } from '@cbf/base';
import { addMedia, discardMedia, Media, type FreshMedia, type Part, type Place } from '@cbf/db';
import type { LineChange } from '../events/commit.ts';
import { keyOf } from './store.ts';

/** A message and where it belongs. */
export interface PlacedMessage {
  readonly place: Place;
  readonly messageId: string;
  readonly parts: readonly Part[];
}

/** Notes the files of messages that have just come in, and tells runners to fetch them. */
export async function noteFiles(
  change: LineChange,
  messages: readonly PlacedMessage[],
): Promise<void> {
  const fresh = messages.flatMap(({ place, messageId, parts }) =>
    parts.flatMap((part, at): FreshMedia[] => {
      if (part.fileId == null || part.fileId === '') return [];
      const { workspaceId, botId, channelId, conversationId } = place;
      const id = newId('med');
      return [
        {
          ...{ id, workspaceId, botId, channelId, conversationId, messageId, part: at },
          ...{ kind: part.kind, fileId: part.fileId, size: part.size ?? null },
          ...{ mimeType: part.mimeType ?? null, fileName: part.fileName ?? null },
          ...{ place: keyOf(workspaceId, id), at: change.at },
        },
      ];
    }),
  );
  if (fresh.length === 0) return;
  await addMedia(change.em, fresh);
  change.work('MEDIA');
}

/** Forgets the files of a message that was taken back or changed; they are removed with the next round. */
export async function dropFiles({ em, at }: LineChange, messageId: string): Promise<void> {
  const found = await em.find(Media, { messageId }, { fields: ['id'] });
  await discardMedia(
    em,
    found.map(({ id }) => id),
    at,
  );
}

/** Whether two lists of parts have the same files in the same places; a platform may name one anew. */
export function sameFiles(one: readonly Part[], other: readonly Part[]): boolean {
  const names = (parts: readonly Part[]) =>
    parts.map(({ fileId, kind, size, durationSeconds }) =>
      fileId == null || size == null ? (fileId ?? '') : [kind, size, durationSeconds].join(' '),
    );
  return names(one).join('\n').trim() === names(other).join('\n').trim();
}
