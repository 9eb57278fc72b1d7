import type { Format } from '#lib/format/format.ts';
import type {
  DeliveryState,
  FinishReason,
  MessageFieldsFragment,
  PartKind,
  TurnState,
} from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Tone } from '#lib/ui/tone.ts';

/** What kind of thing a piece of a message is, in a word. */
export function partName(kind: PartKind): string {
  switch (kind) {
    case 'TEXT':
      return m.inbox_part_text();
    case 'IMAGE':
      return m.inbox_part_image();
    case 'VOICE':
      return m.inbox_part_voice();
    case 'AUDIO':
      return m.inbox_part_audio();
    case 'VIDEO':
      return m.inbox_part_video();
    case 'DOCUMENT':
      return m.inbox_part_document();
    case 'STICKER':
      return m.inbox_part_sticker();
    case 'LOCATION':
      return m.inbox_part_location();
    case 'CONTACT':
      return m.inbox_part_contact();
    case 'BUTTONS':
      return m.inbox_part_buttons();
    case 'PRESS':
      return m.inbox_part_press();
    case 'UNSUPPORTED':
      return m.inbox_part_unsupported();
  }
}

/** A piece of a message that isn't text, in one line: what it is, its name, its length. */
export function partLine(part: MessageFieldsFragment['parts'][number], format: Format): string {
  const length =
    part.durationSeconds === null ? null : format.duration(part.durationSeconds * 1000);
  const place =
    part.latitude === null || part.longitude === null
      ? null
      : `${part.latitude.toFixed(5)}, ${part.longitude.toFixed(5)}`;
  const isSeen = part.kind === 'IMAGE' || part.kind === 'STICKER';
  const size = part.size === null || isSeen ? null : sizeOf(part.size, format);
  const told = [partName(part.kind), part.fileName, length, place, size];
  return told.filter((text) => text !== null && text !== '').join(' · ');
}

/** How large a file is. */
export function sizeOf(bytes: number, format: Format): string {
  if (bytes < 1_000_000) return `${format.number(Math.max(1, Math.round(bytes / 1000)))} kB`;
  return `${format.number(Math.round(bytes / 100_000) / 10)} MB`;
}

/** A message in one line for the list: its words, or what it is. */
export function preview(message: {
  readonly text: string;
  readonly parts: readonly { readonly kind: PartKind }[];
}): string {
  const text = message.text.replaceAll(/\s+/g, ' ').trim();
  const attached = message.parts.find(({ kind }) => kind !== 'TEXT' && kind !== 'BUTTONS');
  if (attached === undefined) return text;
  return text === '' ? partName(attached.kind) : `${partName(attached.kind)}: ${text}`;
}

/** How far a message got, in a word and a colour. */
export function deliveryLook(state: DeliveryState): { label: string; tone: Tone } {
  switch (state) {
    case 'RECEIVED':
      return { label: m.inbox_delivery_received(), tone: 'plain' };
    case 'QUEUED':
      return { label: m.inbox_delivery_queued(), tone: 'plain' };
    case 'SENDING':
      return { label: m.inbox_delivery_sending(), tone: 'plain' };
    case 'SENT':
      return { label: m.inbox_delivery_sent(), tone: 'plain' };
    case 'DELIVERED':
      return { label: m.inbox_delivery_delivered(), tone: 'plain' };
    case 'READ':
      return { label: m.inbox_delivery_read(), tone: 'accent' };
    case 'FAILED':
      return { label: m.inbox_delivery_failed(), tone: 'bad' };
    case 'UNCERTAIN':
      return { label: m.inbox_delivery_uncertain(), tone: 'warn' };
  }
}

/** How an answer stands, in a word and a colour. */
export function turnLook(state: TurnState): { label: string; tone: Tone } {
  switch (state) {
    case 'QUEUED':
      return { label: m.receipt_state_queued(), tone: 'plain' };
    case 'THINKING':
      return { label: m.receipt_state_thinking(), tone: 'accent' };
    case 'DONE':
      return { label: m.receipt_state_done(), tone: 'good' };
    case 'SUPERSEDED':
      return { label: m.receipt_state_superseded(), tone: 'plain' };
    case 'SILENCED':
      return { label: m.receipt_state_silenced(), tone: 'plain' };
    case 'DEAD':
      return { label: m.receipt_state_dead(), tone: 'bad' };
  }
}

/** Why the model stopped writing, in words. */
export function finishName(reason: FinishReason): string {
  switch (reason) {
    case 'STOP':
      return m.receipt_finish_stop();
    case 'MAX_TOKENS':
      return m.receipt_finish_max_tokens();
    case 'SAFETY':
    case 'BLOCKLIST':
    case 'PROHIBITED_CONTENT':
      return m.receipt_finish_safety();
    case 'RECITATION':
      return m.receipt_finish_recitation();
    case 'LANGUAGE':
      return m.receipt_finish_language();
    case 'OTHER':
      return m.receipt_finish_other();
  }
}
