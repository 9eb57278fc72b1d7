import { DatabaseSync, type StatementSync } from 'node:sqlite';
import pg from 'pg';

/** What a question mark stands for. */
export type Value = string | number | boolean | Date | null;
/** Runs one statement within a transaction and gives its rows. */
export type Run = (text: string, ...values: readonly Value[]) => Promise<Row[]>;
/** A row as the driver gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** A raw driver with prepared statements. */
export interface Driver {
  readonly isSqlite: boolean;
  transaction<Value>(work: (run: Run) => Promise<Value>): Promise<Value>;
}

/** Opens one. */
export function openDriver(url: string): Driver {
  return url.startsWith('sqlite:') ? sqlite(url.slice('sqlite:'.length)) : postgres(url);
}

function sqlite(file: string): Driver {
  const database = new DatabaseSync(file, { timeout: 10_000 });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536');
  const kept = new Map<string, StatementSync>();
  const run: Run = (text, ...values) => {
    const statement = kept.get(text) ?? database.prepare(text);
    kept.set(text, statement);
    return Promise.resolve(statement.all(...values.map(plain)));
  };
  let last: Promise<unknown> = Promise.resolve();
  return {
    isSqlite: true,
    transaction(work) {
      const next = last.then(async () => {
        database.exec('begin immediate');
        try {
          const value = await work(run);
          database.exec('commit');
          return value;
        } catch (error) {
          database.exec('rollback');
          throw error;
        }
      });
      last = next.catch(() => undefined);
      return next;
    },
  };
}

function plain(value: Value): string | number | null {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'boolean' ? Number(value) : value;
}

function postgres(url: string): Driver {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  const names = new Map<string, { name: string; text: string }>();
  const named = (text: string) => {
    let place = 0;
    const known = names.get(text) ?? {
      name: `s${names.size}`,
      text: text.replaceAll('?', () => `$${(place += 1)}`),
    };
    names.set(text, known);
    return known;
  };
  return {
    isSqlite: false,
    async transaction(work) {
      const client = await pool.connect();
      try {
        await client.query('begin');
        const value = await work(async (text, ...values) => {
          return (await client.query<Row>({ ...named(text), values: [...values] })).rows;
        });
        await client.query('commit');
        return value;
      } catch (error) {
        await client.query('rollback');
        throw error;
      } finally {
        client.release();
      }
    },
  };
}
