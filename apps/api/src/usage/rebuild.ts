import { openDatabase, rebuildRollUp } from '@cbf/db';
import { readConfig } from '../env.ts';

// Usage: npm run rebuild-usage --workspace @cbf/api, with the api's environment. On SQLite stop the api first.

const print = (line: string) => process.stdout.write(`${line}\n`);

try {
  const database = await openDatabase(readConfig().databaseUrl);
  try {
    if (!(await database.ready()))
      throw new Error('The database is not up to date. Start the api once, then try again.');
    const { lines, latencyLines, wasEqual } = await rebuildRollUp(database);
    print(
      wasEqual
        ? `The usage roll-up was right: all ${String(lines + latencyLines)} lines equal a recount.`
        : `The usage roll-up was wrong and is mended now: ${String(lines + latencyLines)} lines.`,
    );
  } finally {
    await database.close();
  }
} catch (error) {
  print(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
