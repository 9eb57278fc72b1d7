import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { startSide, type Side } from './side.ts';

/** The built api as a side, with the keys it was started with. */
export interface ApiSide extends Side {
  readonly runnerKey: string;
  /** The file of its database, when that is SQLite. */
  readonly database: string;
  /** Registers a person; the cookie header of their browser. */
  register(username: string): Promise<string>;
  /** One operation with these headers; throws its errors. */
  ask(headers: Headers, query: string, variables?: object): Promise<unknown>;
}

type Headers = Readonly<Record<string, string>>;

/** Where our pages come from, as the api is told. */
export const origin = 'http://127.0.0.1:9';

const Answer = z.object({ data: z.unknown().optional(), errors: z.unknown().optional() });

/** How the api is started: what was built, or with `source` the sources. */
export interface ApiOptions {
  readonly source?: boolean;
  readonly secrets?: Secrets;
  readonly execArgv?: readonly string[];
}

/** The keys of one installation; sessions outlive a restart with the same ones. */
export type Secrets = Readonly<Record<'RUNNER_KEY' | 'SESSION_SECRET' | 'DATA_KEY', string>>;

/** New keys. */
export function makeSecrets(): Secrets {
  return {
    RUNNER_KEY: randomBytes(32).toString('base64url'),
    SESSION_SECRET: randomBytes(32).toString('base64url'),
    DATA_KEY: randomBytes(32).toString('base64'),
  };
}

/** The environment of an api over a database, with new keys. */
export function settings(databaseUrl: string): Readonly<Record<string, string>> {
  return {
    API_PORT: '0',
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: origin,
    LOCAL_START: '1',
    // One person is all the viewers.
    SOCKETS_PER_USER: '10000',
    SOCKETS_PER_ADDRESS: '10000',
    SOCKETS_PER_INSTANCE: '10000',
    ...makeSecrets(),
  };
}

/** Starts the api over a database. */
export async function startApi(
  databaseUrl: string,
  { source = false, secrets = makeSecrets(), execArgv = [] }: ApiOptions = {},
): Promise<ApiSide> {
  const side = await startSide('our api', {
    main: source ? 'apps/api/src/main.ts' : 'apps/api/dist/main.js',
    ...(source && { compile: 'apps/api' }),
    execArgv,
    env: { ...settings(databaseUrl), ...secrets },
  });
  const post = (headers: Headers, query: string, variables: object) =>
    fetch(`${side.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
  return {
    ...side,
    get end() {
      return side.end;
    },
    runnerKey: secrets.RUNNER_KEY,
    database: databaseUrl.replace(/^sqlite:/, ''),
    async register(username) {
      const answer = await post(
        { origin },
        `mutation($username: String!) {
           register(username: $username, password: "correct horse battery") { viewer { kind } }
         }`,
        { username },
      );
      const [cookie = ''] = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
      if (cookie === '') throw new Error(`Could not register: ${await answer.text()}`);
      return cookie;
    },
    async ask(headers, query, variables = {}) {
      const { data, errors } = Answer.parse(await (await post(headers, query, variables)).json());
      if (errors !== undefined) throw new Error(JSON.stringify(errors));
      return data;
    },
  };
}
