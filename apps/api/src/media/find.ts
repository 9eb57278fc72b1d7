import { Media, type Message, type Part, type PartKind } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { defineLoader } from '../graphql/loader.ts';

const files: ReadonlySet<PartKind> = new Set([
  ...(['IMAGE', 'VOICE', 'AUDIO', 'VIDEO', 'DOCUMENT', 'STICKER'] as const),
]);

/** A part that knows whose it is, so that its file can be looked for. */
export type PlacedPart = Part & { readonly messageId?: string; readonly place?: number };

/** The parts of a message; those that may have a file know whose they are. */
export function placedParts({ id, parts }: Pick<Message, 'id' | 'parts'>): PlacedPart[] {
  // Most messages are words alone.
  if (!parts.some(({ kind }) => files.has(kind))) return parts;
  return parts.map((part, place) =>
    files.has(part.kind) ? { ...part, messageId: id, place } : part,
  );
}

/** The files of parts of the viewer's workspace: one statement for all parts of an operation. */
export const mediaOfPart = defineLoader(
  async (ctx, keys: readonly { readonly messageId: string; readonly place: number }[]) => {
    const ids = [...new Set(keys.map(({ messageId }) => messageId))];
    const found = await ctx.parts.database.read.find(
      Media,
      'message_id in (?) and workspace_id = ?',
      [ids, workspaceOf(ctx)],
    );
    const byPart = new Map(found.map((media) => [`${media.messageId ?? ''} ${media.part}`, media]));
    return keys.map(({ messageId, place }) => byPart.get(`${messageId} ${place}`) ?? null);
  },
);
