/** Chance that repeats: the same seed gives the same week. */
export interface Random {
  /** From `low` to below `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`. */
  whole(low: number, high: number): number;
  /** One of a list; throws when it is empty. */
  pick<Item>(items: readonly Item[]): Item;
  /** One of a list, the likelier the heavier. */
  weighed<Item>(items: readonly Item[], weights: readonly number[]): Item;
  /** The list in another order. */
  shuffled<Item>(items: readonly Item[]): Item[];
  /** True in so large a share of cases. */
  chance(share: number): boolean;
}

/** Chance from a whole number (mulberry32). */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + next() * (high - low);
  const whole = (low: number, high: number) => Math.floor(between(low, high + 1));
  const at = <Item>(items: readonly Item[], place: number): Item => {
    const [item] = items.slice(place, place + 1);
    if (item === undefined) throw new Error('Nothing can be chosen from an empty list.');
    return item;
  };
  return {
    between,
    whole,
    pick: (items) => at(items, whole(0, items.length - 1)),
    weighed(items, weights) {
      let left = between(
        0,
        weights.reduce((sum, weight) => sum + weight, 0),
      );
      const place = weights.findIndex((weight) => (left -= weight) < 0);
      return at(items, place < 0 ? items.length - 1 : place);
    },
    shuffled(items) {
      const pairs = items.map((item) => ({ item, place: next() }));
      return pairs.sort((a, b) => a.place - b.place).map(({ item }) => item);
    },
    chance: (share) => next() < share,
  };
}
