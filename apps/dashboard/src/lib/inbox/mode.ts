import type { ConversationFieldsFragment } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Tone } from '#lib/ui/tone.ts';

type Held = Pick<ConversationFieldsFragment, 'mode' | 'status' | 'needsHuman' | 'takenBy'>;

/** Who has a conversation now: nobody yet, the bot, the viewer, another person; or it is closed. */
export type Holder = 'waiting' | 'bot' | 'me' | 'other' | 'closed';

/** Says who has a conversation. One that waits for a person counts as waiting, open or not. */
export function holderOf({ mode, status, needsHuman, takenBy }: Held, userId: string): Holder {
  if (needsHuman) return 'waiting';
  if (status === 'CLOSED') return 'closed';
  if (mode === 'BOT') return 'bot';
  if (takenBy === null) return 'waiting';
  return takenBy.id === userId ? 'me' : 'other';
}

/** The same in words and a colour. */
export function holderLook(
  conversation: Held,
  userId: string,
): { label: string; tone: Tone; holder: Holder } {
  const holder = holderOf(conversation, userId);
  switch (holder) {
    case 'waiting':
      return { holder, label: m.inbox_mode_waiting(), tone: 'warn' };
    case 'bot':
      return { holder, label: m.inbox_mode_bot(), tone: 'accent' };
    case 'me':
      return { holder, label: m.inbox_mode_you(), tone: 'good' };
    case 'other':
      return {
        holder,
        label: m.inbox_mode_person({ name: conversation.takenBy?.username ?? '' }),
        tone: 'plain',
      };
    case 'closed':
      return { holder, label: m.inbox_mode_closed(), tone: 'plain' };
  }
}
