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
  /** This is the first message of its day. */
  readonly opensDay: boolean;
  /** It goes on from the one before: same person, same few minutes. */
  readonly follows: boolean;
  /** The next one doesn't go on from this one. */
  readonly ends: boolean;
}

/** Messages this close together, ms, read as one breath. */
const breath = 5 * 60_000;

/** Lays a conversation out: a line where a day begins, and one name for several messages. */
export function layOut<M extends Spoken>(
  messages: readonly M[],
  dayOf: (at: Date) => string,
): readonly Placed<M>[] {
  // Writing a date is the dear part, so each is written once.
  const days = messages.map(({ createdAt }) => dayOf(new Date(createdAt)));
  const follows = messages.map((message, place) => {
    const before = messages[place - 1];
    return before !== undefined && days[place] === days[place - 1] && isOneBreath(before, message);
  });
  return messages.map((message, place) => ({
    message,
    opensDay: place === 0 || days[place] !== days[place - 1],
    follows: follows[place] ?? false,
    ends: !(follows[place + 1] ?? false),
  }));
}

function isOneBreath(a: Spoken, b: Spoken): boolean {
  if (a.author !== b.author || a.authorUser?.id !== b.authorUser?.id) return false;
  return Date.parse(b.createdAt) - Date.parse(a.createdAt) < breath;
}
