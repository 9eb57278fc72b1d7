import { clocks } from './clocks.ts';
import { feed } from './feed.ts';
import { killsPostgres } from './kills-postgres.ts';
import { killsSqlite } from './kills-sqlite.ts';
import { networks } from './networks.ts';
import { pauses } from './pauses.ts';
import { platforms } from './platforms.ts';
import { points } from './points.ts';
import { rolling } from './rolling.ts';
import { runnable, type Runnable } from './row.ts';
import { stalled } from './stalled.ts';
import { steady } from './steady.ts';
import { webhooks } from './webhooks.ts';

/** All rows in the order of the table. */
export const rows: readonly Runnable[] = [
  runnable(killsSqlite),
  runnable(killsPostgres),
  runnable(points),
  runnable(rolling),
  runnable(networks),
  runnable(platforms),
  runnable(webhooks),
  runnable(feed),
  runnable(stalled),
  runnable(clocks),
  runnable(pauses),
  runnable(steady),
];
