import { type InboundPart, PartKind, type Referral } from '../channel.ts';
import { clean } from '../clean.ts';
import { Attachment, type Arrival, type Message } from './wire.ts';

const MOST_PARTS = 20;

const FILES = new Map<string, PartKind>([
  ['image', PartKind.IMAGE],
  ['video', PartKind.VIDEO],
  ['audio', PartKind.AUDIO],
  ['file', PartKind.DOCUMENT],
]);

/** What a message holds, in our words; what we have no word for says so. Never empty. */
export function partsOf({ text = '', attachments, is_unsupported }: Message): InboundPart[] {
  const parts = attachments.slice(0, MOST_PARTS).flatMap(attached);
  if (text.trim() !== '') parts.push({ kind: PartKind.TEXT, text });
  if (parts.length > 0) return parts;
  return [{ kind: PartKind.UNSUPPORTED, text: is_unsupported ? 'unsupported' : 'empty' }];
}

function attached(raw: unknown): InboundPart[] {
  const attachment = Attachment.safeParse(raw).data;
  if (attachment === undefined) return [{ kind: PartKind.UNSUPPORTED, text: 'attachment' }];
  const { type, payload } = attachment;
  if (type === 'like_heart') return [{ kind: PartKind.STICKER, text: '❤️' }];
  const kind = FILES.get(type);
  const url = payload?.url;
  // The address is all there is of a file, and it expires.
  if (kind !== undefined && url !== undefined) return [{ kind, fileId: url }];
  const name = clean(type).slice(0, 100);
  const what = { kind: PartKind.UNSUPPORTED, text: name };
  const title = payload?.title?.trim() ?? '';
  return title === '' ? [what] : [what, { kind: PartKind.TEXT, text: title }];
}

/** What a message is about besides its words: a story, a shared post, an advertisement, a link. */
export function referralOf({ reply_to, referral, attachments }: Message): Referral | null {
  if (reply_to?.story) return { source: 'STORY', ...found(reply_to.story) };
  if (referral) return arrivalOf(referral);
  for (const raw of attachments) {
    const { type, payload = {} } = Attachment.safeParse(raw).data ?? {};
    if (type === 'story_mention') return { source: 'STORY', ...found({ url: payload.url }) };
    if (type === 'share' || type === 'ig_post' || type === 'ig_reel' || type === 'reel') {
      const id = payload.ig_post_media_id ?? payload.reel_video_id;
      return { source: 'POST', ...found({ id, url: payload.url, title: payload.title }) };
    }
  }
  return null;
}

/** What opened a conversation: an advertisement, or the name that a link carried. */
export function arrivalOf({ ref, source, ad_id, ads_context_data }: Arrival): Referral {
  if (source === 'ADS' || ad_id !== undefined) {
    return { source: 'AD', ...found({ id: ad_id, title: ads_context_data?.ad_title }) };
  }
  return { source: 'LINK', ...found({ id: ref }) };
}

type Found = { id?: string | undefined; url?: string | undefined; title?: string | undefined };

function found({ id, url, title }: Found): Omit<Referral, 'source'> {
  return {
    ...(id === undefined || id === '' ? {} : { id }),
    ...(url === undefined ? {} : { url }),
    ...(title === undefined || title === '' ? {} : { title }),
  };
}
