import { mediaKindFor, type PromptMedia } from '@cbf/ai';
import type { Logger } from '@cbf/base';
import type { ClaimedTurn } from '../api.ts';
import type { Store } from '../media/store.ts';

type Line = ClaimedTurn['history'][number];
type File = Line['media'][number];

/** The files of a conversation's lines as a model gets them, and the words for those it does not. */
export interface Carried {
  readonly media: PromptMedia[];
  readonly words: string[];
}

/** How many bytes of files this runner holds for all models at once; more wait for their turn. */
export const mostBytesHeld = 60_000_000;

/**
 * Brings the files that a turn's model can see or hear, line by line. One that it cannot, or that the
 * store does not give, is told in words: an answer is worth more than a file.
 */
export async function carryFiles(
  { personality, history }: ClaimedTurn,
  store: Store,
  logger: Logger,
  signal: AbortSignal,
): Promise<Carried[]> {
  const carry = async ({ id, mimeType, words }: File): Promise<PromptMedia | string> => {
    const kind = mediaKindFor(personality.model, mimeType);
    if (kind === null) return words;
    try {
      return { mimeType: kind, bytes: await store.get(id, signal), words };
    } catch (error) {
      logger.warn({ mediaId: id, err: error }, 'a file could not be brought to the model');
      return words;
    }
  };
  return Promise.all(
    history.map(async ({ media }) => {
      const carried = await Promise.all(media.map(carry));
      return {
        media: carried.filter((each) => typeof each !== 'string'),
        words: carried.filter((each) => typeof each === 'string'),
      };
    }),
  );
}

/** How large the files of a turn are together. */
export function bytesOf({ history }: ClaimedTurn): number {
  return history.flatMap(({ media }) => media).reduce((sum, { size }) => sum + size, 0);
}
