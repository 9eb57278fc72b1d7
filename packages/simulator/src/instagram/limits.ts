import { z } from 'zod';
import { GraphError, invalid } from '../meta/errors.ts';
import { readPart } from '../meta/clues.ts';
import type { Message } from './model.ts';

const TEXT_BYTES = 1000;
const QUICK_REPLIES = 13;
const QUICK_REPLY_TITLE = 20;
const IMAGES = 10;

const Attachment = z.looseObject({
  type: z.enum(['image', 'video', 'audio', 'file', 'like_heart', 'MEDIA_SHARE', 'template']),
  payload: z.looseObject({ url: z.string().optional(), id: z.string().optional() }).optional(),
});

const Sent = z.looseObject({
  text: z.string().optional(),
  attachment: Attachment.optional(),
  attachments: z.array(Attachment).max(IMAGES).optional(),
  quick_replies: z
    .array(
      z.looseObject({
        content_type: z.enum(['text', 'user_phone_number', 'user_email']),
        title: z.string().max(QUICK_REPLY_TITLE).optional(),
        payload: z.string().max(1000).optional(),
      }),
    )
    .min(1)
    .max(QUICK_REPLIES)
    .optional(),
});

/** A message that keeps all limits; throws 100 otherwise. Text is measured in bytes of UTF-8. */
export function readMessage(given: unknown): Message['content'] {
  const message = readPart(given, Sent, 'message');
  const { text, attachment, attachments } = message;
  if (text === undefined && !attachment && !attachments) {
    throw invalid('A message has a text or an attachment.');
  }
  if (text !== undefined && (attachment ?? attachments)) {
    throw invalid('A message has either a text or attachments.');
  }
  if (text !== undefined && text.trim() === '') throw invalid('The text is empty.');
  if (Buffer.byteLength(text ?? '') > TEXT_BYTES) {
    throw new GraphError(100, {
      message: `(#100) Length of param message[text] must be less than or equal to ${TEXT_BYTES}`,
    });
  }
  for (const one of attachments ?? (attachment ? [attachment] : [])) {
    const needsFile = one.type !== 'like_heart' && one.type !== 'template';
    if (needsFile && !one.payload?.url && !one.payload?.id) {
      throw invalid(`An attachment of type ${one.type} needs the url of its file.`);
    }
  }
  return message;
}
