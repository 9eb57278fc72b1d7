import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { asset } from '../assets.ts';
import { ControlError } from '../control/http.ts';
import type { WaPress, WaSay } from '../control/whatsapp.ts';
import { asObject, type Json } from '../json.ts';
import type { Meta } from '../meta/service.ts';
import { messageIn, quoting, seat, type Seated, type Told, write } from './customers.ts';
import { MEDIA_LIFE_MS, mediaUrl } from './media.ts';

type Said = z.output<typeof WaSay>;
type Sent = NonNullable<Said['image']>;

const UNSUPPORTED = {
  code: 131051,
  title: 'Message type unknown',
  message: 'Message type unknown',
  error_data: { details: 'Message type is currently not supported.' },
};
const DEFAULTS = {
  image: { mimeType: 'image/jpeg', sample: 'sample.jpg' },
  voice: { mimeType: 'audio/ogg; codecs=opus', sample: 'sample.ogg' },
  audio: { mimeType: 'audio/mpeg', sample: null },
  video: { mimeType: 'video/mp4', sample: null },
  document: { mimeType: 'application/pdf', sample: null },
  sticker: { mimeType: 'image/webp', sample: null },
} as const;

/** Does what a customer's message says; a ControlError when it says nothing or is not possible. */
export function say(meta: Meta, what: Said, origin: string): Told {
  const seated = seat(meta, what);
  const forwarded =
    what.forwarded &&
    (what.forwarded === 'once' ? { forwarded: true } : { frequently_forwarded: true });
  const context =
    what.replyTo === undefined ? forwarded : { ...forwarded, ...quoting(seated, what.replyTo) };
  return write(meta, seated, contentOf(meta, seated, what, origin), {
    context,
    referral: what.referral,
    errors: what.unsupported === undefined ? undefined : [UNSUPPORTED],
  });
}

/** Presses a button or a row of one of the business's messages. */
export function press(meta: Meta, what: z.output<typeof WaPress>): Told {
  const seated = seat(meta, what);
  const message = messageIn(seated, what.messageId);
  const context = { from: seated.phone.phone, id: message.id };
  const found = repliesOf(message.content).find(
    ({ reply }) => reply['id'] === what.button || reply['title'] === what.button,
  );
  if (found) {
    const content = { type: found.kind, [found.kind]: found.reply };
    return write(meta, seated, { type: 'interactive', content }, { context });
  }
  if (message.type !== 'template') {
    throw new ControlError(404, `Message ${message.id} has no button ${what.button}.`);
  }
  const content = { payload: what.button, text: what.button };
  return write(meta, seated, { type: 'button', content }, { context });
}

/** The buttons and rows of an interactive message, as they come back when pressed. */
function repliesOf(content: unknown): { kind: string; reply: Json }[] {
  const action = asObject(asObject(content)?.['action']);
  const buttons = listIn(action?.['buttons']).map((button) => asObject(button['reply']) ?? {});
  const rows = listIn(action?.['sections']).flatMap((section) => listIn(section['rows']));
  return [
    ...buttons.map(({ id, title }) => ({ kind: 'button_reply', reply: { id, title } })),
    ...rows.map((row) => {
      const { id, title, description } = row;
      const reply = { id, title, ...(description === undefined ? {} : { description }) };
      return { kind: 'list_reply', reply };
    }),
  ];
}

function listIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.map((one) => asObject(one) ?? {}) : [];
}

function contentOf(
  meta: Meta,
  seated: Seated,
  what: Said,
  origin: string,
): { type: string; content: unknown } {
  const sent = (kind: keyof typeof DEFAULTS, one: Sent) => file(meta, seated, kind, one, origin);
  if (what.image) return sent('image', what.image);
  if (what.video) return sent('video', what.video);
  if (what.voice) return { ...sent('voice', what.voice), type: 'audio' };
  if (what.audio) return sent('audio', what.audio);
  if (what.document) return sent('document', what.document);
  if (what.sticker) return sent('sticker', what.sticker);
  if (what.location) return { type: 'location', content: what.location };
  if (what.contacts) return { type: 'contacts', content: what.contacts };
  if (what.order) return { type: 'order', content: what.order };
  if (what.unsupported !== undefined) {
    return { type: 'unsupported', content: { type: what.unsupported } };
  }
  if (what.raw) return what.raw;
  if (what.text === undefined || what.text.trim() === '') {
    throw new ControlError(400, 'Say what the customer sends: text, image, voice or another kind.');
  }
  return { type: 'text', content: { body: what.text } };
}

function file(
  meta: Meta,
  { phone }: Seated,
  kind: keyof typeof DEFAULTS,
  sent: Sent,
  origin: string,
) {
  const { mimeType, sample } = DEFAULTS[kind];
  const media = meta.world.keepMedia(phone.id, {
    bytes: bytesOf(sent, sample),
    mimeType: sent.mimeType ?? mimeType,
    fileName: sent.fileName,
    lifeMs: MEDIA_LIFE_MS.customer,
  });
  const content: Json = {
    ...(sent.caption === undefined ? {} : { caption: sent.caption }),
    ...(kind === 'document' ? { filename: sent.fileName ?? 'document.pdf' } : {}),
    mime_type: media.mimeType,
    sha256: media.sha256,
    id: media.id,
    ...(phone.habits.mediaUrls ? { url: mediaUrl(meta, media, origin) } : {}),
    ...(kind === 'voice' || kind === 'audio' ? { voice: kind === 'voice' } : {}),
    ...(kind === 'sticker' ? { animated: false } : {}),
  };
  return { type: kind, content };
}

function bytesOf(sent: Sent, sample: string | null): Buffer {
  if (sent.base64 !== undefined) return Buffer.from(sent.base64, 'base64');
  if (sent.sizeBytes !== undefined) return Buffer.alloc(sent.sizeBytes);
  return sample === null ? randomBytes(64) : readFileSync(asset(sample));
}
