/** How a mailbox joins what waits with what arrives; the result is what waits from then on. */
export type Merge<Item> = (waiting: readonly Item[], arrived: Item) => readonly Item[];

/** Only the newest matters: a slow reader skips what was replaced meanwhile. */
export function newestOnly<Item>(_waiting: readonly Item[], arrived: Item): readonly Item[] {
  return [arrived];
}

/** Each item waits once, however often it arrives. */
export function eachOnce<Item>(waiting: readonly Item[], arrived: Item): readonly Item[] {
  return waiting.includes(arrived) ? waiting : [...waiting, arrived];
}

/**
 * An iterator over what `listen` puts into it, bounded by `merge`, so that a reader that stalls
 * holds next to nothing. Ending it stops listening at once, also while it waits.
 */
export function mailbox<Item>(
  merge: Merge<Item>,
  listen: (put: (item: Item) => void) => () => void,
): AsyncIterableIterator<Item, void> {
  let waiting: readonly Item[] = [];
  let wake: (() => void) | null = null;
  let ended = false;
  const stop = listen((item) => {
    waiting = merge(waiting, item);
    wake?.();
  });
  const over = { done: true, value: undefined } as const;
  return {
    async next() {
      while (!ended) {
        const [first, ...rest] = waiting;
        if (first !== undefined) {
          waiting = rest;
          return { done: false, value: first };
        }
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = null;
      }
      return over;
    },
    return() {
      ended = true;
      stop();
      wake?.();
      return Promise.resolve(over);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
