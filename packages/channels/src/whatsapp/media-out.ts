import type { FileMedia, OutboundMedia } from '../outbound.ts';
import type { Upload } from '../upload.ts';
import type { MediaType } from './types.ts';

const TYPES: Readonly<Record<OutboundMedia['kind'], MediaType>> = {
  IMAGE: 'image',
  VIDEO: 'video',
  AUDIO: 'audio',
  VOICE: 'audio',
  DOCUMENT: 'document',
  STICKER: 'sticker',
};

/** Kinds beside which a text may stand. */
const CAPTIONED = new Set<MediaType>(['image', 'video', 'document']);

/** A file as WhatsApp takes it: one that is handed over has an id once it is stored there. */
export function mediaOf({ kind, source, fileName }: FileMedia): {
  type: MediaType;
  content: object;
  takesCaption: boolean;
  file?: Upload;
} {
  const type = TYPES[kind];
  const named = type === 'document' && fileName !== undefined ? { filename: fileName } : {};
  const takesCaption = CAPTIONED.has(type);
  if ('file' in source) return { type, content: named, takesCaption, file: source.file };
  const place = 'id' in source ? { id: source.id } : { link: source.url };
  return { type, content: { ...place, ...named }, takesCaption };
}
