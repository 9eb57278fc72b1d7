import { askedIn, type AskedComment, type Conversation, type WindowLine } from '@cbf/db';

/** A conversation's newest lines as the model may see them, and the comment that it answers. */
export interface Look {
  readonly window: readonly WindowLine[];
  readonly asked: AskedComment | null;
}

/**
 * Looks which comment the newest lines want answered, if any. What was said in private is left out of
 * an answer that everybody reads.
 */
export function lookAt(
  { answeredSeq }: Pick<Conversation, 'answeredSeq'>,
  window: readonly WindowLine[],
): Look {
  const said = window.filter(({ seq, author }) => seq > answeredSeq && author === 'CONTACT');
  const asked = askedIn(said);
  const isPublic = asked?.comment.answer === 'PUBLIC_REPLY';
  return { window: isPublic ? window.filter(({ comment }) => comment?.isPublic) : window, asked };
}
