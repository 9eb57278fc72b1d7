/** What was found out a moment ago, so that a burst of requests asks the database once. */
export interface Recent<Value> {
  /** The value of a key, found by `find` when it is not known or too old. */
  of(key: string, find: () => Promise<Value>): Promise<Value>;
  /** From now on everything is found out again, also what is being found out at the moment. */
  forget(): void;
}

const most = 10_000;

/** Keeps values that `isKept` for so many milliseconds. */
export function createRecent<Value>(
  keptMs: number,
  isKept: (value: Value) => boolean,
): Recent<Value> {
  const kept = new Map<string, { readonly value: Value; readonly until: number }>();
  let age = 0;
  return {
    async of(key, find) {
      const known = kept.get(key);
      if (known && known.until > performance.now()) return known.value;
      const begun = age;
      const until = performance.now() + keptMs;
      const value = await find();
      kept.delete(key);
      // What was read before somebody forgot may be what they changed.
      if (begun === age && isKept(value)) kept.set(key, { value, until });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return value;
    },
    forget() {
      age += 1;
      kept.clear();
    },
  };
}
