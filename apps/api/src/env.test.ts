import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readConfig } from './env.ts';
import { timings } from './runner/lease.ts';

const secrets = {
  SESSION_SECRET: randomBytes(32).toString('base64url'),
  RUNNER_KEY: randomBytes(32).toString('base64url'),
  DATA_KEY: randomBytes(32).toString('base64'),
};

test('three secrets are enough, everything else has its default', () => {
  expect(readConfig(secrets)).toMatchObject({
    port: 4000,
    host: '127.0.0.1',
    databaseUrl: 'sqlite:data/factory.db',
    databasePool: 10,
    turnCaps: { perBot: 20, perWorkspace: 50 },
    times: timings,
    publicUrl: 'http://localhost:3000',
    media: { place: { kind: 'DISK', folder: 'data/media' }, mostBytes: 20 * 1024 * 1024 },
    simulator: null,
    admin: null,
    production: false,
    localStart: false,
  });
});

test('every mistake is told at once, with what to do, and no value is repeated', () => {
  const wrong = {
    SESSION_SECRET: 'short-secret',
    DATA_KEY: 'not-a-key',
    API_PORT: 'eighty',
    DATABASE_URL: 'mysql://root:hunter2@host/db',
    ADMIN_USERNAME: 'root',
  };
  const read = (): unknown => readConfig(wrong);
  for (const name of [
    'SESSION_SECRET',
    'DATA_KEY',
    'RUNNER_KEY',
    'API_PORT',
    'DATABASE_URL',
    'ADMIN_PASSWORD',
  ]) {
    expect(read).toThrow(name);
  }
  expect(read).not.toThrow(/short-secret|not-a-key|eighty|hunter2/);
});

test('files are kept beside the database, in a folder, or in a bucket that an address names', () => {
  const placeOf = (more: object) => readConfig({ ...secrets, ...more }).media.place;
  expect(placeOf({ DATABASE_URL: 'sqlite:/srv/house/f.db' })).toMatchObject({
    folder: '/srv/house/media',
  });
  expect(placeOf({ MEDIA_DIR: '/mnt/files' })).toMatchObject({ folder: '/mnt/files' });
  const MEDIA_URL = 's3://me:se%2Fcret@s3.local:9000/files?region=eu-1&tls=0';
  expect(placeOf({ MEDIA_URL })).toEqual({
    kind: 'S3',
    bucket: {
      ...{ url: 'http://s3.local:9000/files', region: 'eu-1' },
      ...{ keyId: 'me', secret: 'se/cret' },
    },
  });
  for (const wrong of [
    'https://host/bucket',
    's3://host/bucket',
    's3://a:hush@host',
    's3://a:hush@host/b/c',
  ])
    expect(() => placeOf({ MEDIA_URL: wrong })).toThrow(/^(?=.*MEDIA_URL must)(?!.*hush)/s);
});

test('a secret may come from a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cbf-env-'));
  try {
    const path = join(folder, 'session');
    writeFileSync(path, `${secrets.SESSION_SECRET}\n`);
    const { SESSION_SECRET, ...others } = secrets;
    const config = readConfig({ ...others, SESSION_SECRET_FILE: path });
    expect(config.sessionSecret).toBe(SESSION_SECRET);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('addresses lose their last slash, and the simulator may have another one for people', () => {
  const config = readConfig({
    ...secrets,
    PUBLIC_URL: 'https://bots.example.com/',
    SIMULATOR_URL: 'http://127.0.0.1:4200/',
    SIMULATOR_PUBLIC_URL: 'https://phone.example.com',
  });
  expect(config.publicUrl).toBe('https://bots.example.com');
  expect(config.simulator).toEqual({
    url: 'http://127.0.0.1:4200',
    publicUrl: 'https://phone.example.com',
  });
});

test('a shorter lease is renewed more often, and a runner is taken for gone sooner', () => {
  const { times } = readConfig({ ...secrets, LEASE_MS: '3000' });
  expect(times).toEqual({ ...timings, leaseMs: 3_000, heartbeatMs: 750, runnerMs: 3_000 });
});
