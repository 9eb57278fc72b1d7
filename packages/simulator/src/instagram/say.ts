import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { asset } from '../assets.ts';
import { ControlError } from '../control/http.ts';
import type { IgPress, IgSay } from '../control/instagram.ts';
import { asObject, type Json } from '../json.ts';
import type { Meta } from '../meta/service.ts';
import { digits } from '../meta/world.ts';
import { messageIn, postback, seat, type Seated, type Told, write } from './customers.ts';

type Said = z.output<typeof IgSay>;
type Sent = NonNullable<Said['image']>;

const URL_LIFE_MS = 2 * 86_400_000;
const DEFAULTS = {
  image: { mimeType: 'image/jpeg', sample: 'sample.jpg' },
  audio: { mimeType: 'audio/mp4', sample: 'sample.ogg' },
  video: { mimeType: 'video/mp4', sample: null },
  file: { mimeType: 'application/pdf', sample: null },
} as const;
type FileKind = keyof typeof DEFAULTS;

/** Does what a customer's message says; a ControlError when it says nothing or is not possible. */
export function say(meta: Meta, what: Said, origin: string): Told {
  const seated = seat(meta, what);
  const content = {
    ...contentOf(meta, seated, what, origin),
    ...answering(meta, seated, what, origin),
    ...(what.referral ? { referral: what.referral } : {}),
  };
  return write(meta, seated, content, what.standby);
}

/** Presses a quick reply of a message, or else an ice breaker or a button of the account. */
export function press(meta: Meta, what: z.output<typeof IgPress>): Told {
  const seated = seat(meta, what);
  const message = what.messageId === undefined ? null : messageIn(seated, what.messageId);
  const replies = listIn(message?.content['quick_replies']);
  const reply = replies.find(
    ({ title, payload }) => title === what.button || payload === what.button,
  );
  if (reply) {
    const { title, payload } = reply;
    return write(meta, seated, { text: title, quick_reply: { payload } });
  }
  const breakers = listIn(seated.account.profile['ice_breakers'])
    .flatMap((group) => listIn(group['call_to_actions']))
    .map(({ question, payload }) => ({ title: String(question), payload: String(payload) }));
  const buttons = listIn(
    asObject(asObject(message?.content['attachment'])?.['payload'])?.['buttons'],
  ).map(({ title, payload }) => ({ title: String(title), payload: String(payload) }));
  const found = [...breakers, ...buttons].find(
    ({ title, payload }) => title === what.button || payload === what.button,
  );
  if (found) return postback(meta, seated, found);
  throw new ControlError(404, `There is nothing called ${what.button} to press.`);
}

function contentOf(meta: Meta, seated: Seated, what: Said, origin: string): Json {
  const url = (kind: FileKind, sent: Sent = {}) => fileUrl(meta, seated, kind, sent, origin);
  for (const kind of ['image', 'video', 'audio', 'file'] as const) {
    const sent = what[kind];
    if (sent) return attached([{ type: kind, payload: { url: url(kind, sent) } }]);
  }
  if (what.images !== undefined) {
    const one = () => ({ type: 'image', payload: { url: url('image') } });
    return attached(Array.from({ length: what.images }, one));
  }
  if (what.likeHeart) return attached([{ type: 'like_heart' }]);
  if (what.ephemeral) return attached([{ type: 'ephemeral' }]);
  if (what.unsupported) return { is_unsupported: true };
  if (what.shares) return attached([shared(what.shares, url('image'))]);
  if (what.attachments) return attached(what.attachments);
  if (what.text === undefined || what.text.trim() === '') {
    throw new ControlError(400, 'Say what the customer sends: text, image, audio or another kind.');
  }
  return { text: what.text };
}

function answering(meta: Meta, seated: Seated, what: Said, origin: string): Json {
  if (what.replyToStory) {
    const url = fileUrl(meta, seated, 'image', {}, origin);
    return { reply_to: { story: { url, id: `180${digits(14)}` } } };
  }
  if (what.replyTo === undefined) return {};
  return { reply_to: { mid: messageIn(seated, what.replyTo).id } };
}

function shared(type: NonNullable<Said['shares']>, url: string): Json {
  const id = `180${digits(14)}`;
  if (type === 'ig_post') return { type, payload: { ig_post_media_id: id, title: 'A post', url } };
  if (type === 'ig_reel') return { type, payload: { reel_video_id: id, title: 'A reel', url } };
  return { type, payload: { url } };
}

function attached(attachments: readonly Json[]): Json {
  return { attachments };
}

function listIn(value: unknown): Json[] {
  return Array.isArray(value) ? value.map((one) => asObject(one) ?? {}) : [];
}

function fileUrl(
  meta: Meta,
  { account }: Seated,
  kind: FileKind,
  sent: Sent,
  origin: string,
): string {
  const { mimeType, sample } = DEFAULTS[kind];
  const made = () => (sample === null ? randomBytes(64) : readFileSync(asset(sample)));
  const sized = sent.sizeBytes === undefined ? made() : Buffer.alloc(sent.sizeBytes);
  const media = meta.world.keepMedia(account.id, {
    bytes: sent.base64 === undefined ? sized : Buffer.from(sent.base64, 'base64'),
    mimeType: sent.mimeType ?? mimeType,
    fileName: sent.fileName,
    lifeMs: URL_LIFE_MS,
  });
  const query = new URLSearchParams({
    mid: media.id,
    oe: String(media.expiresAt),
    hash: media.key,
  });
  return `${origin}/instagram/cdn?${query}`;
}
