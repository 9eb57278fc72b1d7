import type { LetterFieldsFragment } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Tone } from '#lib/ui/tone.ts';

/** What happened in a word and a colour, and what is done about it. */
export interface LetterLook {
  readonly label: string;
  readonly tone: Tone;
  /** The page's form action that tries again, and what its button says. */
  readonly action: 'answer' | 'send';
  readonly again: string;
}

/** How something that needs attention is shown. */
export function lookOf({
  kind,
  message,
}: Pick<LetterFieldsFragment, 'kind' | 'message'>): LetterLook {
  if (kind === 'ANSWER') {
    const again = m.attention_answer_again();
    return { label: m.attention_answer(), tone: 'bad', action: 'answer', again };
  }
  if (message?.deliveryState === 'UNCERTAIN') {
    const again = m.attention_send_again_perhaps();
    return { label: m.attention_perhaps(), tone: 'warn', action: 'send', again };
  }
  const again = m.attention_send_again();
  return { label: m.attention_message(), tone: 'bad', action: 'send', again };
}
