import { m } from '#lib/paraglide/messages.js';

/** What a message has to do with a public comment, in words that stand above it. */
export function commentWords(isPublic: boolean, isOurs: boolean): string {
  if (!isOurs) return m.inbox_commented();
  return isPublic ? m.inbox_comment_public() : m.inbox_comment_private();
}
