import type { Native, Statement } from './driver.ts';

/** The statements of one connection, each prepared once. */
export interface Kept {
  /** The statement of a text; throws what SQLite says against it. */
  get(text: string): Statement;
  /** Forgets all of them: what they say may mean something else after the schema has changed. */
  clear(): void;
}

const mostKept = 500;

/**
 * Keeps prepared statements by their text; of too many, the one that was not used for longest goes.
 * A statement is always run to its end before anything else happens, so one of each is enough.
 */
export function keepStatements(native: Native): Kept {
  const kept = new Map<string, Statement>();
  return {
    get(text) {
      const known = kept.get(text);
      // In what order they were used matters only when one has to go.
      if (known && kept.size < mostKept) return known;
      const statement = known ?? native.prepare(text);
      if (known) kept.delete(text);
      else if (kept.size >= mostKept) {
        const [oldest] = kept.keys();
        if (oldest !== undefined) kept.delete(oldest);
      }
      kept.set(text, statement);
      return statement;
    },
    clear: () => kept.clear(),
  };
}
