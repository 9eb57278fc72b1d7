import { limitsOf } from '../limits.ts';
import { clip, formatMarkdown, type Formatted } from '../markdown.ts';
import type { FileOutbound } from '../outbound.ts';
import { isVisible, split, withinCharacters } from '../split.ts';
import { mediaOf } from './media-out.ts';
import { menuOf } from './menus.ts';
import { withMarks, withoutMarks } from './marks.ts';
import { templateOf } from './template.ts';
import type { WhatsappPiece } from './types.ts';

const { text: TEXT, caption: CAPTION, buttons: BUTTONS } = limitsOf('WHATSAPP');

/**
 * A message as WhatsApp messages, as few as can be, because each is billed: one, unless the text is
 * longer than a message or than what may stand above buttons or beside a file. Buttons come last.
 */
export function layOutForWhatsapp(outbound: FileOutbound): WhatsappPiece[] {
  const { trace, replyTo } = outbound;
  return bare(outbound).map((piece, n) => ({
    ...piece,
    ...(replyTo === undefined || n > 0 || piece.type === 'reaction' ? {} : { replyTo }),
    ...(trace === undefined ? {} : { trace }),
  }));
}

function bare({ text, media, buttons, list, template, reaction }: FileOutbound): WhatsappPiece[] {
  if (template) return [{ type: 'template', content: templateOf(template) }];
  if (reaction) {
    const { messageId: message_id, emoji } = reaction;
    return [{ type: 'reaction', content: { message_id, emoji } }];
  }
  const formatted = formatMarkdown(text);
  const menu = menuOf(buttons, list);
  const file = media && mediaOf(media);
  const carried = file?.file ? { file: file.file } : {};
  const words = isVisible(formatted.text) ? formatted : null;
  if (menu) {
    const { above, under } = apart(words);
    const body = under ? one(under, BUTTONS.text) : '…';
    const mayHead = file?.takesCaption === true && file.file === undefined;
    const isHeader = mayHead && menu.type === 'button';
    const header = isHeader ? { header: { type: file.type, [file.type]: file.content } } : {};
    const content = { ...menu, ...header, body: { text: body } };
    return [
      ...(file && !isHeader ? [{ type: file.type, content: file.content, ...carried }] : []),
      ...(above ? texts(above) : []),
      { type: 'interactive', content },
    ];
  }
  if (file) {
    if (words === null) return [{ type: file.type, content: file.content, ...carried }];
    const caption = withMarks(words);
    if (file.takesCaption && CAPTION !== null && lengthOf(caption) <= CAPTION) {
      return [{ type: file.type, content: { ...file.content, caption }, ...carried }];
    }
    return [{ type: file.type, content: file.content, ...carried }, ...texts(words)];
  }
  return words === null ? [message('…')] : texts(words);
}

/** A text in two, the second short enough to stand above buttons. */
function apart(words: Formatted | null): { above?: Formatted; under?: Formatted } {
  if (words === null) return {};
  if (lengthOf(withMarks(words)) <= BUTTONS.text) return { under: words };
  const under = split(words, withinCharacters(BUTTONS.text)).at(-1);
  if (under === undefined || under.text.length >= words.text.length) return { under: words };
  const head = words.text.slice(0, -under.text.length).trimEnd().length;
  return { above: clip(words, 0, head), under };
}

function texts(words: Formatted): WhatsappPiece[] {
  for (let most = TEXT.most; most > TEXT.most / 2; most -= 256) {
    const pieces = split(words, withinCharacters(most)).filter((piece) => isVisible(piece.text));
    const marked = pieces.map(withMarks);
    if (marked.every((piece) => lengthOf(piece) <= TEXT.most)) return marked.map(message);
  }
  // So many marks and addresses that only the words fit.
  return split({ ...words, entities: [] }, withinCharacters(TEXT.most))
    .filter((piece) => isVisible(piece.text))
    .map((piece) => message(piece.text));
}

/** A text with its marks, when they fit, else without. */
function one(words: Formatted, most: number): string {
  return (
    [withMarks(words), withoutMarks(words)].find((text) => lengthOf(text) <= most) ?? words.text
  );
}

function message(body: string): WhatsappPiece {
  return { type: 'text', content: { preview_url: false, body } };
}

function lengthOf(text: string): number {
  return [...text].length;
}
