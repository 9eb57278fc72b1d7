import type { Readable } from 'node:stream';
import { between, newId } from '@cbf/base';
import { Media, type PartKind } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { ownConversation } from '../conversations/find.ts';
import { discard } from './discard.ts';
import { FileEmpty } from './faults.ts';
import { keyOf } from './store.ts';

/** A file on its way in. */
export interface Incoming {
  readonly stream: Readable;
  readonly mimeType: string;
  readonly fileName: string | null;
}

/**
 * Keeps a file that somebody wants to send in a conversation. Its row comes first, so that whatever
 * ends this process leaves nothing behind that nobody knows of; a file that is never sent is removed
 * after a day. FileTooLarge and FileEmpty leave nothing.
 */
export async function upload(ctx: Ctx, conversationId: string, file: Incoming): Promise<Media> {
  const { store, database, config } = ctx.parts;
  const { botId, channelId } = await ownConversation(ctx, conversationId);
  const workspaceId = workspaceOf(ctx);
  const id = newId('med');
  const place = keyOf(workspaceId, id);
  const em = database.em.fork();
  const media = em.create(Media, {
    ...{ id, workspaceId, botId, channelId, conversationId, part: 0, place },
    ...{ kind: kindOf(file.mimeType), mimeType: file.mimeType, fileName: file.fileName },
    ...{ state: 'WAITING', createdAt: database.now() },
  });
  await em.flush();
  try {
    const kept = await store.put(place, file.stream, config.media.mostBytes);
    if (kept.size === 0) throw new FileEmpty();
    Object.assign(media, { ...kept, state: 'KEPT' });
    await between('commit:upload-media', () => em.flush());
    return media;
  } catch (error) {
    await discard(ctx.parts, [id]);
    throw error;
  }
}

function kindOf(mimeType: string): PartKind {
  if (mimeType.startsWith('image/')) return 'IMAGE';
  if (mimeType.startsWith('video/')) return 'VIDEO';
  return mimeType.startsWith('audio/') ? 'AUDIO' : 'DOCUMENT';
}
