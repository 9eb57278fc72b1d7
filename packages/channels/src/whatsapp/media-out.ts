import type { OutboundMedia } from '../outbound.ts';
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

/** A file as WhatsApp takes it. */
export function mediaOf({ kind, source, fileName }: OutboundMedia): {
  type: MediaType;
  content: object;
  takesCaption: boolean;
} {
  const type = TYPES[kind];
  const place = 'id' in source ? { id: source.id } : { link: source.url };
  const named = type === 'document' && fileName !== undefined ? { filename: fileName } : {};
  return { type, content: { ...place, ...named }, takesCaption: CAPTIONED.has(type) };
}
