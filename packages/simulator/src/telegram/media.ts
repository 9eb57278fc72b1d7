import type { FileKind } from './files.ts';
import type { Json } from '../json.ts';
import type { StoredFile } from './model.ts';

/** A photo in its two sizes, the small one first. */
export function photoSizes(small: StoredFile, large: StoredFile): Json[] {
  return [
    { ...reference(small), width: 90, height: 68 },
    { ...reference(large), width: 640, height: 480 },
  ];
}

/** A file as it stands in a message; each kind has its own fields. */
export function wireFile(kind: FileKind, file: StoredFile, duration = 0, emoji = '🙂'): Json {
  const base = reference(file);
  const typed = { ...base, mime_type: file.mimeType };
  const named = file.fileName === undefined ? {} : { file_name: file.fileName };
  switch (kind) {
    case 'voice':
      return { ...typed, duration };
    case 'audio':
      return { ...typed, ...named, duration };
    case 'video':
    case 'animation':
      return { ...typed, ...named, duration, width: 640, height: 480 };
    case 'video_note':
      return { ...base, duration, length: 240 };
    case 'sticker':
      return {
        ...base,
        type: 'regular',
        width: 512,
        height: 512,
        is_animated: false,
        is_video: false,
        emoji,
      };
    case 'photo':
    case 'document':
      return { ...typed, ...named };
  }
}

function reference(file: StoredFile): Json {
  return { file_id: file.fileId, file_unique_id: file.uniqueId, file_size: file.size };
}
