import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { openDatabase, type Dialect } from '../src/index.ts';
import { startPostgres } from '../test/postgres.ts';

// Usage: node scripts/migrations.ts make <name> | check
// `make` writes what the entities changed since the last migration, for both dialects; `check` takes
// an empty database of each up and fails when the entities want anything more.

const home = join(import.meta.dirname, '..', 'src', 'migrations');
const [command, name] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cbf-migrations-'));
const postgres = await startPostgres();
let wrong = false;

try {
  for (const dialect of ['sqlite', 'postgres'] as const) {
    const url =
      dialect === 'sqlite' ? `sqlite:${join(folder, 'empty.db')}` : await postgres.fresh();
    const database = await openDatabase(url);
    try {
      if (command === 'make' && name !== undefined) {
        const file = await database.makeMigration(name);
        await writeList(dialect);
        print(file === undefined ? `${dialect}: nothing changed.` : `${dialect}: wrote ${file}.`);
      } else if (command === 'check') {
        await database.migrate();
        const missing = await database.drift();
        if (missing.trim() === '') print(`${dialect}: an empty database comes up without drift.`);
        else {
          wrong = true;
          print(
            `${dialect}: the migrations lack this; run "npm run migrations make <name>":\n${missing}`,
          );
        }
      } else {
        wrong = true;
        print('Usage: npm run migrations make <name>, or npm run migrations check.');
        break;
      }
    } finally {
      await database.close();
    }
  }
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = wrong ? 1 : 0;

async function writeList(dialect: Dialect): Promise<void> {
  const names = readdirSync(join(home, dialect))
    .filter((file) => /^Migration\w+\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
  const text = [
    "import type { Constructor } from '@mikro-orm/core';",
    "import type { Migration } from '@mikro-orm/migrations';",
    ...names.map((each) => `import { ${each} } from './${dialect}/${each}.ts';`),
    '',
    '/** Every step of the schema in this dialect, oldest first; written by scripts/migrations.ts. */',
    `export const ${dialect}Migrations: Constructor<Migration>[] = [${names.join(', ')}];`,
    '',
  ].join('\n');
  const path = join(home, `${dialect}.ts`);
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
