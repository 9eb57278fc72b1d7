import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { asset } from '../assets.ts';
import type { Bot, StoredFile } from './model.ts';
import type { World } from './world.ts';

const MADE_UP_LIMIT = 64 * 1024 * 1024;

/** The kinds of files Telegram knows, with the folder their paths begin with. */
const KINDS = {
  photo: { folder: 'photos', extension: 'jpg', mimeType: 'image/jpeg', sample: 'sample.jpg' },
  voice: { folder: 'voice', extension: 'oga', mimeType: 'audio/ogg', sample: 'sample.ogg' },
  audio: { folder: 'music', extension: 'mp3', mimeType: 'audio/mpeg', sample: null },
  video: { folder: 'videos', extension: 'mp4', mimeType: 'video/mp4', sample: null },
  animation: { folder: 'animations', extension: 'mp4', mimeType: 'video/mp4', sample: null },
  video_note: { folder: 'video_notes', extension: 'mp4', mimeType: 'video/mp4', sample: null },
  sticker: { folder: 'stickers', extension: 'webp', mimeType: 'image/webp', sample: null },
  document: {
    folder: 'documents',
    extension: 'bin',
    mimeType: 'application/octet-stream',
    sample: null,
  },
} as const;

/** A kind of file that a message can carry. */
export type FileKind = keyof typeof KINDS;

/** What is known of a file that is to be kept. */
export interface NewFile {
  bytes?: Buffer | undefined;
  /** The size of a file without bytes of its own. */
  sizeBytes?: number | undefined;
  fileName?: string | undefined;
  mimeType?: string | undefined;
}

/** Keeps a file for one bot. Without bytes it is the kind's sample, or made up in its size. */
export function keepFile(world: World, bot: Bot, kind: FileKind, given: NewFile): StoredFile {
  const { folder, extension, mimeType, sample } = KINDS[kind];
  const number = world.state.nextFile++;
  const uniqueId = `AQAD${number.toString(36)}${randomBytes(6).toString('base64url')}`;
  const own = /\.([A-Za-z0-9]{1,8})$/.exec(given.fileName ?? '')?.[1];
  const isSample = !given.bytes && given.sizeBytes === undefined && sample !== null;
  const bytes = isSample ? readFileSync(asset(sample)) : given.bytes;
  if (bytes) world.storage.putBytes(uniqueId, bytes);
  const file: StoredFile = {
    botId: bot.id,
    fileId: `${kind.slice(0, 2).toUpperCase()}AC${randomBytes(24).toString('base64url')}`,
    uniqueId,
    path: `${folder}/file_${number}.${own ?? extension}`,
    size: bytes?.length ?? given.sizeBytes ?? 12,
    mimeType: given.mimeType ?? mimeType,
    ...(given.fileName === undefined ? {} : { fileName: given.fileName }),
  };
  world.state.files.push(file);
  world.save();
  return file;
}

/** A bot's file by its id; another bot's ids mean nothing to it. */
export function findFile(world: World, bot: Bot, fileId: string): StoredFile | undefined {
  return world.state.files.find((file) => file.botId === bot.id && file.fileId === fileId);
}

/** A bot's file by the path that getFile gave. */
export function fileAt(world: World, bot: Bot, path: string): StoredFile | undefined {
  return world.state.files.find((file) => file.botId === bot.id && file.path === path);
}

/** The file's bytes; a made-up file is as long as it says and full of zeros. */
export function bytesOf(world: World, file: StoredFile): Buffer {
  return world.storage.bytes(file.uniqueId) ?? Buffer.alloc(Math.min(file.size, MADE_UP_LIMIT));
}
