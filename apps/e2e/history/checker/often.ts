import type { Of } from '../lines.ts';
import { placeIn } from './piece.ts';

type Arrived = Of<'chat.message'>;

/** A message of the product with its words. */
interface Said {
  readonly message: Of<'read.message'>;
  readonly text: string;
}

/** Nobody says something again that quickly because they doubt that it arrived. */
const doubtMs = 1_000;

/** Messages that a customer has perhaps and perhaps not. */
const perhaps = new Set(['UNCERTAIN', 'FAILED']);

/**
 * Which message each of those is that the product says often in the same words (its help). Between
 * two neighbours in the chat that are known by their words stand the messages that were stored
 * between the two, in their order: each that surely arrived once, and what is more is one that
 * perhaps did or one that is marked as perhaps there twice.
 */
export function oftenSaid<Any extends Said>(
  outbound: readonly Any[],
  arrived: readonly Arrived[],
  wordsOf: (line: Arrived) => string,
  settled: ReadonlyMap<string, number>,
): Map<Arrived, Any> {
  const groups = [...Map.groupBy(outbound, ({ text }) => text)].filter(([, all]) => all.length > 1);
  const often = new Map(groups);
  const meant = new Map<Arrived, Any>();
  if (often.size === 0) return meant;
  const places = placesOf(outbound, arrived, (line) => often.has(wordsOf(line)), wordsOf);
  const alike = arrived.filter((line) => often.has(wordsOf(line)));
  const crowds = Map.groupBy(alike, (line) => {
    const { from, to } = places.get(line) ?? everywhere;
    return `${from} ${to} ${wordsOf(line)}`;
  });
  for (const crowd of crowds.values()) {
    const [first] = crowd;
    if (first === undefined) continue;
    const { from, to } = places.get(first) ?? everywhere;
    const same = often.get(wordsOf(first)) ?? [];
    const near = same.filter(({ message: { seq } }) => from < seq && seq < to);
    deal(near.length === 0 ? same : near, crowd, settled).forEach((one, at) => {
      const line = crowd[at];
      if (line !== undefined) meant.set(line, one);
    });
  }
  return meant;
}

interface Between {
  readonly from: number;
  readonly to: number;
}

const everywhere: Between = { from: 0, to: Infinity };

/** Between which numbers of the product's each of them stands, by the neighbours known by words. */
function placesOf(
  outbound: readonly Said[],
  arrived: readonly Arrived[],
  isOften: (line: Arrived) => boolean,
  wordsOf: (line: Arrived) => string,
): Map<Arrived, Between> {
  const seqs = new Map<Arrived, number>();
  const seen = new Set<string>();
  const firsts = new Set<Arrived>();
  for (const line of arrived) {
    const words = wordsOf(line);
    if (isOften(line) || words === '') continue;
    const [only, another] = outbound.filter(({ text }) => placeIn(text, words) >= 0);
    if (only === undefined || another !== undefined) continue;
    seqs.set(line, only.message.seq);
    if (!seen.has(words)) firsts.add(line);
    seen.add(words);
  }
  const places = new Map<Arrived, Between>();
  let from = 0;
  for (const line of arrived) {
    places.set(line, { from, to: Infinity });
    from = Math.max(from, seqs.get(line) ?? 0);
  }
  let to = Infinity;
  for (const line of arrived.toReversed()) {
    places.set(line, { from: places.get(line)?.from ?? 0, to });
    if (firsts.has(line)) to = Math.min(to, seqs.get(line) ?? to);
  }
  return places;
}

/**
 * Deals what arrived out to the messages, in order, none after its message was settled for all to
 * see; where that cannot be, what is too much falls to the last one.
 */
function deal<Any extends Said>(
  messages: readonly Any[],
  crowd: readonly Arrived[],
  settled: ReadonlyMap<string, number>,
): Any[] {
  const hopeless = new Set<string>();
  const dealFrom = (at: number, used: number): Any[] | null => {
    const one = messages[at];
    if (one === undefined) return used === crowd.length ? [] : null;
    if (hopeless.has(`${at} ${used}`)) return null;
    const { id, state, maybeTwice } = one.message;
    const least = perhaps.has(state) ? 0 : 1;
    const most = least === 0 || maybeTwice ? 2 : 1;
    for (let count = least; count <= most; count += 1) {
      const last = crowd[used + count - 1];
      if (count > 0 && (last === undefined || last.t > (settled.get(id) ?? Infinity))) break;
      if (count > 1 && last !== undefined && last.t < (crowd[used]?.t ?? 0) + doubtMs) break;
      const rest = dealFrom(at + 1, used + count);
      if (rest !== null) return [...Array.from({ length: count }, () => one), ...rest];
    }
    hopeless.add(`${at} ${used}`);
    return null;
  };
  const last = messages.at(-1);
  return dealFrom(0, 0) ?? crowd.flatMap((_, at) => messages[at] ?? last ?? []);
}
