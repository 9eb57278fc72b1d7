import { createClient as createSocketClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { z } from 'zod';

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        message: z.string(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
        extensions: z.looseObject({
          code: z.string(),
          requestId: z.string(),
          fields: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
        }),
      }),
    )
    .optional(),
});

/** What came back from one operation. */
export type Answer = z.infer<typeof answer>;

type Variables = Readonly<Record<string, unknown>>;

/** One browser or runner: keeps its cookie, speaks HTTP and sockets. */
export interface Client {
  readonly headers: Record<string, string>;
  /** The cookie header it sends, if any. */
  readonly cookie: string | null;
  /** Asks and gives the data as `unknown` JSON; throws when there are errors. */
  ask(query: string, variables?: Variables): Promise<unknown>;
  /** Asks and gives everything, errors too. */
  raw(query: string, variables?: Variables): Promise<Answer>;
  /** Asks and gives the plain HTTP response. */
  fetch(body: unknown, headers?: Record<string, string>): Promise<Response>;
  /** A graphql-ws client with this one's cookie or key; dispose it. */
  socket(): SocketClient;
}

/** A client of the GraphQL address `url` that sends `headers` with everything. */
export function createClient(url: string, headers: Record<string, string>): Client {
  let cookie: string | null = null;
  const send = async (body: unknown, more: Record<string, string> = {}): Promise<Response> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...headers,
        ...(cookie === null ? {} : { cookie }),
        ...more,
      },
      body: JSON.stringify(body),
    });
    for (const set of response.headers.getSetCookie()) {
      const pair = set.split(';')[0] ?? '';
      cookie = pair.endsWith('=') ? null : pair;
    }
    return response;
  };
  const raw = async (query: string, variables: Variables = {}): Promise<Answer> =>
    answer.parse(await (await send({ query, variables })).json());

  return {
    headers,
    get cookie() {
      return cookie;
    },
    raw,
    fetch: send,
    async ask(query, variables) {
      const { data, errors } = await raw(query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    socket() {
      const sent = { ...headers, ...(cookie === null ? {} : { cookie }) };
      return createSocketClient({
        url: url.replace('http', 'ws'),
        webSocketImpl: class extends WebSocket {
          constructor(address: string, protocols: string[]) {
            super(address, protocols, { headers: sent });
          }
        },
        retryAttempts: 0,
      });
    },
  };
}

/** The first error's code, for tests of refusals; throws when all went well. */
export function failure(result: Answer): string {
  const [first] = result.errors ?? [];
  if (!first) throw new Error(`Expected a refusal, got ${JSON.stringify(result.data)}`);
  return first.extensions.code;
}
