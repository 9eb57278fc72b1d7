import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buildSchema, parse, print } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { afterEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { createClient, ApiError, RunnerHelloDocument, WorkDocument, type Client } from './index.ts';

const welcome = { leaseMs: 30_000, heartbeatMs: 10_000, provenEveryMs: 60_000 };
const hello = {
  input: {
    runnerId: 'run_1',
    version: '1',
    platforms: ['TELEGRAM' as const],
    modelProvider: 'SIMULATED' as const,
    capacity: 4,
  },
};

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

async function serve(handler: Handler) {
  const seen: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    seen.push(request);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => handler(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { server, seen, url: `http://127.0.0.1:${port}/graphql` };
}

function clientOf(url: string): Client {
  const client = createClient({ url, authorization: 'Bearer key', random: () => 0 });
  opened.push(() => client.close());
  return client;
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

it('sends the operation with its variables and the authorization', async () => {
  const bodies: string[] = [];
  const api = await serve((_request, response, body) => {
    bodies.push(body);
    json(response, { data: { runnerHello: welcome } });
  });
  const answer = await clientOf(api.url).request(RunnerHelloDocument, hello);
  expect(answer.runnerHello).toEqual(welcome);
  expect(api.seen[0]?.headers.authorization).toBe('Bearer key');
  const sent = JSON.parse(bodies[0] ?? '');
  expect(sent.variables).toEqual(hello);
  expect(print(parse(sent.query))).toBe(print(RunnerHelloDocument));
});

it('reports the code and the request id of a refusal and does not repeat it', async () => {
  const extensions = { code: 'FORBIDDEN', requestId: 'req_7' };
  const api = await serve((_request, response) =>
    json(response, { data: null, errors: [{ message: 'Only a runner may do this.', extensions }] }),
  );
  const failure = clientOf(api.url).request(RunnerHelloDocument, hello, { attempts: 5 });
  await expect(failure).rejects.toMatchObject({
    code: 'FORBIDDEN',
    requestId: 'req_7',
    message: 'Only a runner may do this.',
  });
  expect(api.seen.length).toBe(1);
});

it('repeats after a cut connection and after an error page, as often as asked', async () => {
  const api = await serve((request, response) => {
    if (api.seen.length === 1) request.socket.destroy();
    else if (api.seen.length === 2) response.writeHead(502).end('<html>Bad gateway</html>');
    else json(response, { data: { runnerHello: welcome } });
  });
  const answer = await clientOf(api.url).request(RunnerHelloDocument, hello, { attempts: 3 });
  expect(answer.runnerHello.leaseMs).toBe(30_000);
  expect(api.seen.length).toBe(3);
});

it('gives up at once without attempts, and tells a timeout from a call that was called off', async () => {
  const silent = await serve(() => {});
  const client = clientOf(silent.url);
  const slow = client.request(RunnerHelloDocument, hello, { timeoutMs: 50 });
  await expect(slow).rejects.toMatchObject({ code: 'TIMEOUT', passing: true });
  const control = new AbortController();
  const aborted = client.request(RunnerHelloDocument, hello, {
    signal: control.signal,
    attempts: 9,
  });
  control.abort();
  await expect(aborted).rejects.toMatchObject({ code: 'ABORTED', passing: false });
  expect(await aborted.catch((error: unknown) => error)).toBeInstanceOf(ApiError);
});

it('follows a subscription over a broken socket without being asked again', async () => {
  const api = await serve((_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ server: api.server });
  opened.push(async () => sockets.close());
  const logins: unknown[] = [];
  const schema = buildSchema(`
    type Query { ok: Boolean }
    type Hint { kind: String! at: String! }
    type Subscription { work(runnerId: ID!): Hint! }
  `);
  useServer(
    {
      schema,
      onConnect: (context) => {
        logins.push(context.connectionParams?.['authorization']);
      },
      roots: {
        subscription: {
          work: async function* () {
            yield { work: { kind: 'TURNS', at: `${logins.length}` } };
            await new Promise(() => {});
          },
        },
      },
    },
    sockets,
  );
  const states: boolean[] = [];
  const heard = Promise.withResolvers<string>();
  const end = clientOf(api.url).subscribe(
    WorkDocument,
    { runnerId: 'run_1' },
    {
      onData: ({ work }) => {
        if (work.at === '1') for (const socket of sockets.clients) socket.terminate();
        else heard.resolve(work.at);
      },
      onState: (connected) => states.push(connected),
    },
  );
  expect(await heard.promise).toBe('2');
  end();
  expect(logins).toEqual(['Bearer key', 'Bearer key']);
  expect(states.slice(0, 3)).toEqual([true, false, true]);
});

it('closes while the api is away, and nobody is called any more', async () => {
  const api = await serve((_request, response) => response.writeHead(404).end());
  const client = createClient({ url: api.url, authorization: 'Bearer key', random: () => 0 });
  const states: boolean[] = [];
  const refused = Promise.withResolvers<void>();
  client.subscribe(
    WorkDocument,
    { runnerId: 'run_1' },
    {
      onData: () => {},
      onState: (connected) => {
        states.push(connected);
        refused.resolve();
      },
    },
  );
  await refused.promise;
  await client.close();
  expect(states).toEqual([false]);
});
