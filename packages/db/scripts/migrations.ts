import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { openDatabase, type Dialect } from '../src/index.ts';
import { steps } from '../src/migrations.ts';
import { startPostgres } from '../test/postgres.ts';

// Usage: npm run migrations make <name> | check
// `make` writes what the entities changed since the last migration, for both dialects under one
// name; `check` takes an empty database of each up and fails when the entities want anything more,
// or when a file of one dialect has no counterpart in the other or is not in the list.

const source = join(import.meta.dirname, '..', 'src');
const dialects = ['sqlite', 'postgres'] as const;
const [command, name] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'cbf-migrations-'));
const postgres = await startPostgres();

try {
  const right =
    command === 'make' && name !== undefined
      ? await make(name)
      : command === 'check'
        ? await check()
        : usage();
  process.exitCode = right ? 0 : 1;
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function make(what: string): Promise<boolean> {
  const made: { [dialect in Dialect]?: string | undefined } = {};
  for (const dialect of dialects) made[dialect] = await makeFor(dialect, what, false);
  if (Object.values(made).every((file) => file === undefined)) {
    print('Nothing changed.');
    return true;
  }
  // What changes nothing in one dialect is an empty step there: the names go in pairs.
  for (const dialect of dialects) made[dialect] ??= await makeFor(dialect, what, true);
  const file = made.sqlite ?? '';
  const other = made.postgres ?? '';
  if (file !== other) renameStep(other, file);
  await writeList();
  print(`Wrote ${file} for both.`);
  return true;
}

async function check(): Promise<boolean> {
  const listed = steps.map((step) => step.name).join(', ');
  let right = true;
  for (const dialect of dialects) {
    if (filesOf(dialect).join(', ') !== listed) {
      right = false;
      print(`${dialect}: the files (${filesOf(dialect).join(', ')}) are not the list (${listed}).`);
    }
    const missing = await driftOf(dialect);
    if (missing === '') print(`${dialect}: an empty database comes up without drift.`);
    else {
      right = false;
      print(
        `${dialect}: the migrations lack this; run "npm run migrations make <name>":\n${missing}`,
      );
    }
  }
  return right;
}

function usage(): boolean {
  print('Usage: npm run migrations make <name>, or npm run migrations check.');
  return false;
}

async function makeFor(dialect: Dialect, what: string, empty: boolean) {
  const database = await openDatabase(await emptyUrl(dialect));
  try {
    return await database.makeMigration(what, empty);
  } finally {
    await database.close();
  }
}

async function driftOf(dialect: Dialect): Promise<string> {
  const database = await openDatabase(await emptyUrl(dialect));
  try {
    await database.migrate();
    return (await database.drift()).trim();
  } finally {
    await database.close();
  }
}

async function emptyUrl(dialect: Dialect): Promise<string> {
  if (dialect === 'postgres') return postgres.fresh();
  return `sqlite:${join(mkdtempSync(join(folder, 'db-')), 'empty.db')}`;
}

// The two were made a second apart.
function renameStep(from: string, to: string): void {
  const old = join(source, 'migrations', 'postgres', from);
  const text = readFileSync(old, 'utf8').replaceAll(withoutEnd(from), withoutEnd(to));
  renameSync(old, join(source, 'migrations', 'postgres', to));
  writeFileSync(join(source, 'migrations', 'postgres', to), text);
}

async function writeList(): Promise<void> {
  const path = join(source, 'migrations.ts');
  const names = filesOf('sqlite');
  const short = (step: string) => /\d+/.exec(step)?.[0] ?? '';
  const [head = ''] = readFileSync(path, 'utf8').split(/^import \{ Migration\d/m);
  const [, rest = ''] = readFileSync(path, 'utf8').split(/^(?=\/\*\* One step)/m);
  const imports = ['postgres', 'sqlite'].flatMap((dialect) =>
    names.map(
      (step) =>
        `import { ${step} as ${dialect}${short(step)} } from './migrations/${dialect}/${step}.ts';`,
    ),
  );
  const list = names.map(
    (step) =>
      `{ name: '${step}', sqlite: sqlite${short(step)}, postgres: postgres${short(step)} },`,
  );
  const text = `${head}${imports.join('\n')}\n\n${rest.slice(0, rest.indexOf('= ['))}= [${list.join('\n')}];\n`;
  writeFileSync(path, await format(text, { ...(await resolveConfig(path)), filepath: path }));
}

function filesOf(dialect: Dialect): string[] {
  return readdirSync(join(source, 'migrations', dialect))
    .filter((file) => /^Migration\w+\.ts$/.test(file))
    .map(withoutEnd)
    .sort();
}

function withoutEnd(file: string): string {
  return file.replace(/\.ts$/, '');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
