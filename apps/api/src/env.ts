import { dirname, join } from 'node:path';
import { z } from 'zod';
import { dataKey, readEnv } from '@cbf/base';
import type { Bucket } from './media/s3.ts';
import type { StorePlace } from './media/store.ts';
import { timings, timingsOf, type Timings } from './runner/lease.ts';

/** What one api process is told from outside; an optional part is null or whole. */
export interface Config {
  readonly port: number;
  readonly host: string;
  readonly databaseUrl: string;
  /** How many connections to PostgreSQL this process opens at most. */
  readonly databasePool: number;
  /** How many answers are being made at once at most. */
  readonly turnCaps: { readonly perBot: number; readonly perWorkspace: number };
  /** How long things may be held. */
  readonly times: Timings;
  readonly publicUrl: string;
  /** Where the files of messages are kept, and how large one may be. */
  readonly media: { readonly place: StorePlace; readonly mostBytes: number };
  /** Where the api reaches the simulator, and where a person's browser does. */
  readonly simulator: { readonly url: string; readonly publicUrl: string } | null;
  readonly sessionSecret: string;
  readonly dataKey: string;
  readonly runnerKey: string;
  readonly admin: { readonly username: string; readonly password: string } | null;
  readonly metricsToken: string | null;
  /** Where apis wake each other: a Redis, or the database past a pooler; null: the database. */
  readonly eventsUrl: string | null;
  readonly logLevel: string;
  readonly production: boolean;
  /** Whose X-Forwarded-For is believed: addresses or ranges; the dashboard's server is one. */
  readonly trustedProxy: string;
  /** How many sockets and subscriptions there may be at once. */
  readonly sockets: SocketLimits;
  /** Set by the local start script: the first account becomes the platform's admin. */
  readonly localStart: boolean;
}

/** What nobody may have more of at the door for subscriptions. */
export interface SocketLimits {
  readonly perUser: number;
  /** Of those that have not yet said who they are. */
  readonly perAddress: number;
  readonly perInstance: number;
  /** Subscriptions on one socket. */
  readonly subscriptions: number;
  readonly framesPerSecond: number;
}

const secret = z.string().min(32, 'must have at least 32 characters');
const address = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });
const database = z
  .string()
  .regex(
    /^(sqlite:|file:|postgres:\/\/|postgresql:\/\/)/,
    'must begin with sqlite: or postgres://',
  );
const count = (least: number, most: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(least, `must be at least ${String(least)}`)
    .max(most, `must be at most ${String(most)}`);
const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const limit = (usual: number) =>
  z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .default(usual)
    .describe(`Leave it out for ${String(usual)}.`);

const schema = z.object({
  API_PORT: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(0, 'must be a port')
    .max(65_535, 'must be a port')
    .default(4000)
    .describe('Give a free port from 1 to 65535.'),
  API_HOST: z.string().default('127.0.0.1'),
  DATABASE_URL: database
    .default('sqlite:data/factory.db')
    .describe('For example sqlite:data/factory.db or postgres://user:password@host/name.'),
  DATABASE_POOL: count(2, 200).default(10).describe('Give a number from 2 to 200.'),
  MAX_TURNS_PER_BOT: count(1, 10_000).default(20).describe('Give a number from 1 to 10000.'),
  MAX_TURNS_PER_WORKSPACE: count(1, 10_000).default(50).describe('Give a number from 1 to 10000.'),
  LEASE_MS: count(2_000, 600_000)
    .default(timings.leaseMs)
    .describe('Give milliseconds from 2000 to 600000.'),
  PUBLIC_URL: address
    .default('http://localhost:3000')
    .describe('Give the address people type, for example https://bots.example.com.'),
  SIMULATOR_URL: address.optional().describe('Leave it out when no simulator runs.'),
  SIMULATOR_PUBLIC_URL: address.optional().describe('Leave it out to use SIMULATOR_URL.'),
  SESSION_SECRET: secret.describe('Make one with `openssl rand -base64 48`.'),
  DATA_KEY: dataKey.describe('Make one with `openssl rand -base64 32` and keep a copy of it.'),
  RUNNER_KEY: secret.describe('Make one with `openssl rand -base64 48`; runners need the same.'),
  ADMIN_USERNAME: z.string().min(1).optional().describe('Set it together with ADMIN_PASSWORD.'),
  ADMIN_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .optional()
    .describe('Set it together with ADMIN_USERNAME.'),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  EVENTS_URL: z
    .url({
      protocol: /^(rediss?|postgres|postgresql)$/,
      error: 'must be a redis:// or postgres:// address',
    })
    .optional()
    .describe('Leave it out to use the database alone.'),
  MEDIA_DIR: z.string().min(1).optional().describe('Leave it out for media/ beside the database.'),
  MEDIA_URL: z
    .string()
    .refine((url) => bucketIn(url) !== null, 'must be an s3://key:secret@host/bucket address')
    .optional()
    .describe('For example s3://key:secret@s3.example.com/bucket?region=eu-1; else use MEDIA_DIR.'),
  MEDIA_MOST_MB: count(1, 100).default(20).describe('Give megabytes from 1 to 100.'),
  LOG_LEVEL: z
    .enum(levels)
    .default('info')
    .describe(`Choose one of ${levels.join(', ')}.`),
  TRUSTED_PROXY: z.string().default('loopback'),
  SOCKETS_PER_USER: limit(20),
  SOCKETS_PER_ADDRESS: limit(20),
  SOCKETS_PER_INSTANCE: limit(5000),
  SUBSCRIPTIONS_PER_SOCKET: limit(20),
  SOCKET_FRAMES_PER_SECOND: limit(100),
  NODE_ENV: z.string().default('development'),
  LOCAL_START: z.enum(['0', '1']).default('0').describe('Only the local start script sets it.'),
});

/**
 * Reads the whole configuration from `env`; throws one ConfigurationError that names every
 * mistake. The only place of the api that knows the names of variables.
 */
export function readConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const read = readEnv(paired, env);
  return {
    port: read.API_PORT,
    host: read.API_HOST,
    databaseUrl: read.DATABASE_URL,
    databasePool: read.DATABASE_POOL,
    turnCaps: { perBot: read.MAX_TURNS_PER_BOT, perWorkspace: read.MAX_TURNS_PER_WORKSPACE },
    times: timingsOf(read.LEASE_MS),
    publicUrl: trimmed(read.PUBLIC_URL),
    media: {
      place: placeOf(read.MEDIA_URL, read.MEDIA_DIR, read.DATABASE_URL),
      mostBytes: read.MEDIA_MOST_MB * 1024 * 1024,
    },
    simulator: simulator(read.SIMULATOR_URL, read.SIMULATOR_PUBLIC_URL),
    sessionSecret: read.SESSION_SECRET,
    dataKey: read.DATA_KEY,
    runnerKey: read.RUNNER_KEY,
    admin: admin(read.ADMIN_USERNAME, read.ADMIN_PASSWORD),
    metricsToken: read.METRICS_TOKEN ?? null,
    eventsUrl: read.EVENTS_URL ?? null,
    logLevel: read.LOG_LEVEL,
    production: read.NODE_ENV === 'production',
    trustedProxy: read.TRUSTED_PROXY,
    sockets: {
      perUser: read.SOCKETS_PER_USER,
      perAddress: read.SOCKETS_PER_ADDRESS,
      perInstance: read.SOCKETS_PER_INSTANCE,
      subscriptions: read.SUBSCRIPTIONS_PER_SOCKET,
      framesPerSecond: read.SOCKET_FRAMES_PER_SECOND,
    },
    localStart: read.LOCAL_START === '1',
  };
}

// One of a pair alone would silently make no admin. Asked even when other variables are wrong, so
// that all mistakes are told at once.
const always = { when: () => true };
const paired = schema
  .refine((read) => read.ADMIN_USERNAME !== undefined || read.ADMIN_PASSWORD === undefined, {
    ...always,
    path: ['ADMIN_USERNAME'],
    error: 'is missing beside ADMIN_PASSWORD',
  })
  .refine((read) => read.ADMIN_PASSWORD !== undefined || read.ADMIN_USERNAME === undefined, {
    ...always,
    path: ['ADMIN_PASSWORD'],
    error: 'is missing beside ADMIN_USERNAME',
  });

function placeOf(url: string | undefined, folder: string | undefined, db: string): StorePlace {
  const bucket = url === undefined ? null : bucketIn(url);
  if (bucket !== null) return { kind: 'S3', bucket };
  const file = /^(?:sqlite|file):(?:\/\/(?=\/))?(.+)$/.exec(db)?.[1] ?? 'data/factory.db';
  return { kind: 'DISK', folder: folder ?? join(dirname(file), 'media') };
}

/** The bucket that `s3://key:secret@host/bucket?region=…&tls=0` names; null for anything else. */
function bucketIn(address: string): Bucket | null {
  if (!URL.canParse(address)) return null;
  const { protocol, username, password, host, pathname, searchParams } = new URL(address);
  const [, name, ...rest] = pathname.split('/');
  if (protocol !== 's3:' || !username || !password || !host || !name || rest.join('') !== '')
    return null;
  return {
    url: `${searchParams.get('tls') === '0' ? 'http' : 'https'}://${host}/${name}`,
    region: searchParams.get('region') ?? 'us-east-1',
    keyId: decodeURIComponent(username),
    secret: decodeURIComponent(password),
  };
}

function simulator(url: string | undefined, publicUrl = url): Config['simulator'] {
  if (url === undefined || publicUrl === undefined) return null;
  return { url: trimmed(url), publicUrl: trimmed(publicUrl) };
}

function admin(username: string | undefined, password: string | undefined): Config['admin'] {
  return username === undefined || password === undefined ? null : { username, password };
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
