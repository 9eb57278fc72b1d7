import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { identityOf, openDatabase } from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';

let databases: TestDatabases;
beforeAll(() => {
  databases = startDatabases();
});
afterAll(() => databases.stop());

it('is the same for whoever opens a database, and another for a copy of it', async () => {
  const url = await databases.empty('postgres');
  const [one, other] = [await openDatabase(url), await openDatabase(url)];
  expect(await identityOf(one)).toMatch(/^[0-9a-f]{16}$/);
  expect(await identityOf(other)).toBe(await identityOf(one));
  // All that `open` gives are copies of one template.
  const copies = [await databases.open('postgres'), await databases.open('postgres')];
  const [first, second] = await Promise.all(copies.map(identityOf));
  expect(first).not.toBe(second);
  await one.close();
  await other.close();
});

it('can be read by a role without any special right', async () => {
  const url = new URL(await databases.empty('postgres'));
  const owner = await openDatabase(url.href);
  const role = `r_${randomBytes(6).toString('hex')}`;
  await owner.em.fork().execute(`create role ${role} login password 'plain'`);
  try {
    const changed = new URL(url);
    changed.username = role;
    changed.password = 'plain';
    const plain = await openDatabase(changed.href);
    expect(await identityOf(plain)).toBe(await identityOf(owner));
    await plain.close();
  } finally {
    await owner.em.fork().execute(`drop role ${role}`);
    await owner.close();
  }
});

it('of a SQLite file is that of its path', async () => {
  const [one, other] = [await databases.open('sqlite'), await databases.open('sqlite')];
  expect(await identityOf(one)).toBe(await identityOf(one));
  expect(await identityOf(one)).not.toBe(await identityOf(other));
});
