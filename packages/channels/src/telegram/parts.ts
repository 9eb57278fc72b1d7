import { type InboundPart, PartKind } from '../channel.ts';
import type { TelegramMessage } from './wire.ts';

// What a customer can put into a chat and we have no word for yet; all else that has no part is a
// notice of Telegram's own (a pinned message, a new title), which nobody expects an answer to.
const UNSUPPORTED = [
  'poll',
  'dice',
  'game',
  'story',
  'paid_media',
  'checklist',
  'invoice',
  'giveaway',
  'rich_message',
];

/** What a message holds, in our words; empty when it is a notice and not something said. */
export function partsOf(message: TelegramMessage): InboundPart[] {
  const attached = attachment(message);
  const words = message.text ?? message.caption ?? '';
  const parts: InboundPart[] = attached === null ? [] : [attached];
  if (words !== '') parts.push({ kind: PartKind.TEXT, text: words });
  if (parts.length > 0) return parts;
  const unknown = UNSUPPORTED.find((kind) => kind in message);
  return unknown === undefined ? [] : [{ kind: PartKind.UNSUPPORTED, text: unknown }];
}

function attachment(message: TelegramMessage): InboundPart | null {
  const { photo, voice, audio, video, video_note, animation, sticker, venue, contact } = message;
  const largest = photo?.toSorted((a, b) => (a.file_size ?? 0) - (b.file_size ?? 0)).at(-1);
  if (largest) return file(PartKind.IMAGE, largest);
  if (voice) return file(PartKind.VOICE, voice);
  if (audio) return file(PartKind.AUDIO, audio);
  const moving = video ?? video_note ?? animation;
  if (moving) return file(PartKind.VIDEO, moving);
  if (sticker) {
    const text = sticker.emoji === undefined ? {} : { text: sticker.emoji };
    return { ...file(PartKind.STICKER, sticker), ...text };
  }
  if (message.document) return file(PartKind.DOCUMENT, message.document);
  if (venue) {
    return { kind: PartKind.LOCATION, text: `${venue.title}, ${venue.address}`, ...venue.location };
  }
  if (message.location) return { kind: PartKind.LOCATION, ...message.location };
  if (contact) {
    const name = [contact.first_name, contact.last_name].filter(Boolean).join(' ');
    return { kind: PartKind.CONTACT, text: `${name} ${contact.phone_number}`.trim() };
  }
  return null;
}

type TelegramFile = NonNullable<TelegramMessage['voice']>;

function file(kind: PartKind, from: TelegramFile): InboundPart {
  const { file_id, file_name, mime_type, file_size, duration } = from;
  return {
    kind,
    fileId: file_id,
    ...(file_name === undefined ? {} : { fileName: file_name }),
    ...(mime_type === undefined ? {} : { mimeType: mime_type }),
    ...(file_size === undefined ? {} : { size: whole(file_size) }),
    ...(duration === undefined ? {} : { durationSeconds: whole(duration) }),
  };
}

/** The api counts in whole numbers of 32 bits; a file can be larger than they reach. */
function whole(number: number): number {
  return Math.min(2 ** 31 - 1, Math.max(0, Math.round(number)));
}
