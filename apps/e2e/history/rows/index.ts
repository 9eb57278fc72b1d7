import { feed } from './feed.ts';
import { killsPostgres } from './kills-postgres.ts';
import { killsSqlite } from './kills-sqlite.ts';
import { rolling } from './rolling.ts';
import { runnable, type Runnable } from './row.ts';
import { stalled } from './stalled.ts';
import { steady } from './steady.ts';

/** All rows in the order of the table. */
export const rows: readonly Runnable[] = [
  runnable(killsSqlite),
  runnable(killsPostgres),
  runnable(rolling),
  runnable(feed),
  runnable(stalled),
  runnable(steady),
];
