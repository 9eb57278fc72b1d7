import type { CommentRule } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a bot may do about public comments, in words, the least first. */
export function commentRules(): readonly { rule: CommentRule; label: string; text: string }[] {
  return [
    { rule: 'OFF', label: m.channel_comments_off(), text: m.channel_comments_off_text() },
    {
      rule: 'PRIVATE_REPLY',
      label: m.channel_comments_private(),
      text: m.channel_comments_private_text(),
    },
    {
      rule: 'PUBLIC_REPLY',
      label: m.channel_comments_public(),
      text: m.channel_comments_public_text(),
    },
  ];
}
