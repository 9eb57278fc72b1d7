import { createSealer } from '@cbf/base';
import { openDatabase, User, type Database } from '@cbf/db';
import { createPasswords, type Passwords } from '../accounts/passwords.ts';
import type { Config } from '../env.ts';
import { demoUser } from './house.ts';
import { seedDemo } from './seed.ts';
import { introduce, knownTokens } from './simulator.ts';

/** The part of an api's configuration that making the demo needs. */
export type DemoConfig = Pick<Config, 'databaseUrl' | 'dataKey' | 'simulator' | 'localStart'>;

/**
 * Sees to it that the demo is in the database and known to the simulator, and says in sentences how
 * to get in. The api must not run meanwhile: SQLite has one process. Throws a sentence when the
 * demo's name belongs to somebody else, or when the database or the simulator cannot be used.
 */
export async function prepareDemo(config: DemoConfig, password: string): Promise<string[]> {
  const database = await openDatabase(config.databaseUrl);
  try {
    await database.migrate();
    return await prepare(database, config, password);
  } finally {
    await database.close();
  }
}

async function prepare(
  database: Database,
  { dataKey, simulator, localStart }: DemoConfig,
  password: string,
): Promise<string[]> {
  const sealer = createSealer({ DATA_KEY: dataKey });
  const passwords = createPasswords();
  const tokens = simulator === null ? new Map<number, string>() : await knownTokens(simulator.url);
  const isFirst = (await database.em.fork().count(User)) === 0;
  const seeded = await seedDemo(database, {
    sealer,
    tokens,
    now: new Date(),
    passwordHash: await passwords.hash(password),
    isAdmin: localStart && isFirst,
  });
  if (seeded.kind === 'NAME_TAKEN') {
    throw new Error(
      `An account called ${demoUser} exists already and is not the demo's, so nothing was added. Give the demo a database of its own: DATA_DIR=data-demo npm run demo.`,
    );
  }
  if (simulator !== null) await introduce(database, sealer, simulator.url, seeded, tokens);
  const signIn = `Sign in as ${demoUser} with the password ${await known(database, passwords, password)}.`;
  return seeded.kind === 'MADE'
    ? ['Made three bots with a week of conversations.', signIn]
    : ['The demo was made before and stays as it is.', signIn];
}

// Whoever changed the password in the dashboard knows it, and we don't.
async function known(database: Database, passwords: Passwords, password: string): Promise<string> {
  const user = await database.em.fork().findOneOrFail(User, { foldedUsername: demoUser });
  return (await passwords.verify(user.passwordHash, password)) ? password : 'you chose for it';
}
