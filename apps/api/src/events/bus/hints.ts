import { z } from 'zod';
import type { Partial, WorkKind } from '../live.ts';

/**
 * What one api tells the others: where to look again. Only PARTIAL carries something that is
 * nowhere else, because it may be lost: the answer itself is stored and logged. ALL stands for
 * everything that was not told one by one.
 */
export type Hint =
  | { readonly kind: 'LOG'; readonly workspaceId: string; readonly seq: number | null }
  | { readonly kind: 'WORK'; readonly work: WorkKind }
  | { readonly kind: 'CHECK'; readonly id: string }
  | { readonly kind: 'ACCESS'; readonly userId: string }
  | { readonly kind: 'PARTIAL'; readonly partial: Partial }
  | { readonly kind: 'ALL' };

const id = z.string().min(1).max(200);
const hint = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('LOG'), workspaceId: id, seq: z.int().min(0).nullable() }),
  z.object({ kind: z.literal('WORK'), work: z.enum(['CHANNELS', 'TURNS', 'DELIVERIES', 'MEDIA']) }),
  z.object({ kind: z.literal('CHECK'), id }),
  z.object({ kind: z.literal('ACCESS'), userId: id }),
  z.object({
    kind: z.literal('PARTIAL'),
    partial: z.object({
      conversationId: id,
      turnId: id,
      text: z.string(),
      attempt: z.int().min(0),
      at: z.coerce.date(),
    }),
  }),
  z.object({ kind: z.literal('ALL') }),
]);
const letter = z.object({ from: z.string().min(1).max(100), hints: z.array(hint).max(10_000) });

/** Some hints of one api, as they travel. */
export interface Letter {
  readonly from: string;
  readonly hints: readonly Hint[];
}

/** Reads a letter; null for whatever is none. */
export function readLetter(text: string): Letter | null {
  try {
    const read = letter.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Two hints with one key say the same: the newer takes the older's place. */
export function keyOf(hint: Hint): string {
  switch (hint.kind) {
    case 'LOG':
      return `L ${hint.workspaceId}`;
    case 'WORK':
      return `W ${hint.work}`;
    case 'CHECK':
      return `C ${hint.id}`;
    case 'ACCESS':
      return `A ${hint.userId}`;
    case 'PARTIAL':
      return `P ${hint.partial.turnId}`;
    case 'ALL':
      return 'ALL';
  }
}

/**
 * Lays hints out in as few letters as fit in `most` bytes each. A hint that is too long for a
 * letter of its own is left out: only a partial answer can be, and the next or the whole one follows.
 */
export function writeLetters(from: string, hints: Iterable<Hint>, most: number): string[] {
  const begin = `{"from":${JSON.stringify(from)},"hints":[`;
  const end = ']}';
  const room = most - Buffer.byteLength(begin) - end.length;
  const letters: string[] = [];
  let lines: string[] = [];
  let used = 0;
  const close = (): void => {
    if (lines.length > 0) letters.push(begin + lines.join(',') + end);
    lines = [];
    used = 0;
  };
  for (const each of hints) {
    const line = JSON.stringify(each);
    const size = Buffer.byteLength(line) + 1;
    if (size > room) continue;
    if (used + size > room) close();
    lines.push(line);
    used += size;
  }
  close();
  return letters;
}
