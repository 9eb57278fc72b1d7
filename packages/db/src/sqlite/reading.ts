import { openFile, type Native, type Statement } from './driver.ts';
import { keepStatements, type Kept } from './kept.ts';

/** A connection to a SQLite file that only reads; it sees what is committed and waits for nobody. */
export interface Reading {
  statement(text: string): Statement;
  /** Forgets what it prepared, since the schema has changed. */
  forget(): void;
  close(): void;
}

/** Opens the file with the first statement: before, there may be none. */
export function createReading(file: string): Reading {
  let open: { native: Native; kept: Kept } | null = null;
  const begin = (): { native: Native; kept: Kept } => {
    const native = openFile(file);
    return { native, kept: keepStatements(native) };
  };
  return {
    statement(text) {
      open ??= begin();
      return open.kept.get(text);
    },
    forget: () => open?.kept.clear(),
    close() {
      open?.native.close();
      open = null;
    },
  };
}
