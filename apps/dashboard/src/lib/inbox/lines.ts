/** What the layout of a conversation looks at. */
interface Spoken {
  readonly id: string;
  readonly author: string;
  readonly createdAt: string;
  readonly authorUser?: { readonly id: string } | null;
}

/** A message with what its place among the others says about how it is drawn. */
export interface Placed<M> {
  readonly message: M;
  /** The day, when this is the first message of it. */
  readonly day: string | null;
  /** It goes on from the one before: same person, same few minutes. */
  readonly follows: boolean;
}

/** Messages this close together, ms, read as one breath. */
const breath = 5 * 60_000;

/** Lays a conversation out: a line where a day begins, and one name for several messages. */
export function layOut<M extends Spoken>(
  messages: readonly M[],
  dayOf: (at: Date) => string,
): readonly Placed<M>[] {
  let before: { message: M; day: string } | null = null;
  return messages.map((message) => {
    const day = dayOf(new Date(message.createdAt));
    const isNewDay = before?.day !== day;
    const follows = !isNewDay && before !== null && isOneBreath(before.message, message);
    before = { message, day };
    return { message, day: isNewDay ? day : null, follows };
  });
}

function isOneBreath(a: Spoken, b: Spoken): boolean {
  if (a.author !== b.author || a.authorUser?.id !== b.authorUser?.id) return false;
  return Date.parse(b.createdAt) - Date.parse(a.createdAt) < breath;
}
