import { distinct, fit } from '../labels.ts';
import { limitsOf } from '../limits.ts';
import { formatMarkdown } from '../markdown.ts';
import type { Outbound, OutboundMedia } from '../outbound.ts';
import { isVisible, split, withinBytes } from '../split.ts';
import { withoutMarks } from '../whatsapp/marks.ts';
import type { InstagramPiece } from './types.ts';

const { text: TEXT, buttons: BUTTONS } = limitsOf('INSTAGRAM');
const LONGEST_COMMENT = 2_200;

const TYPES: Readonly<Record<OutboundMedia['kind'], string>> = {
  IMAGE: 'image',
  VIDEO: 'video',
  AUDIO: 'audio',
  VOICE: 'audio',
  DOCUMENT: 'file',
  STICKER: 'image',
};

/**
 * A message as Instagram messages: plain text (it knows no marks) within a thousand bytes, cut
 * between words, the file before it, the quick replies under the last. A comment is answered by one.
 */
export function layOutForInstagram(outbound: Outbound): InstagramPiece[] {
  const { text, media, reaction, comment, byHuman = false } = outbound;
  if (reaction) {
    const { messageId, emoji } = reaction;
    return [{ kind: 'reaction', messageId, isOn: emoji !== '' }];
  }
  const words = withoutMarks(formatMarkdown(text));
  if (comment?.isPublic) {
    const said = isVisible(words) ? fit(words, LONGEST_COMMENT) : '…';
    return [{ kind: 'public-reply', commentId: comment.id, text: said }];
  }
  const texts = split({ text: words, entities: [] }, withinBytes(TEXT.most))
    .map((piece) => piece.text)
    .filter(isVisible);
  if (comment) {
    const message = { text: texts[0] ?? '…' };
    return [{ kind: 'private-reply', commentId: comment.id, message }];
  }
  const replies = quickReplies(outbound);
  if (texts.length === 0 && (media === undefined || replies.length > 0)) texts.push('…');
  const messages = [
    ...(media ? [{ attachment: attachmentOf(media) }] : []),
    ...texts.map((said, n) => ({
      text: said,
      ...(n === texts.length - 1 && replies.length > 0 ? { quick_replies: replies } : {}),
    })),
  ];
  return messages.map((message) => ({ kind: 'message', message, byHuman }));
}

/** Buttons and the rows of a list alike; Instagram has one thing for both. */
function quickReplies({ buttons = [], list }: Outbound): object[] {
  const all = [...buttons, ...(list?.sections.flatMap(({ rows }) => rows) ?? [])];
  return distinct(all, BUTTONS.label)
    .slice(0, BUTTONS.most)
    .map(({ label: title, data: payload }) => ({ content_type: 'text', title, payload }));
}

function attachmentOf({ kind, source }: OutboundMedia): object {
  const payload = 'id' in source ? { attachment_id: source.id } : { url: source.url };
  return { type: TYPES[kind], payload };
}
