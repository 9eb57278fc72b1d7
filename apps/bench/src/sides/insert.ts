// The baseline of ingestion: a bare server that inserts each update with the raw driver, all that
// arrived together in one commit, and answers after it.
import { createServer, type ServerResponse } from 'node:http';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { z } from 'zod';
import { listen } from './listen.ts';

const Body = z.object({
  variables: z.object({
    channelId: z.string(),
    updates: z.array(z.object({ externalId: z.string(), parts: z.array(z.unknown()) })),
  }),
});
type Line = readonly [channel: string, externalId: string, parts: string];

const [url = ''] = process.argv.slice(2);
const table = `create table bare_message (channel text, external_id text, parts text, primary key (channel, external_id))`;
const store = url.startsWith('sqlite:') ? openFile(url.slice('sqlite:'.length)) : await openPool();

let waiting: { line: Line; response: ServerResponse }[] = [];
let running = false;
async function run(): Promise<void> {
  if (running) return;
  running = true;
  while (waiting.length > 0) {
    await new Promise((resolve) => setImmediate(resolve));
    const batch = waiting;
    waiting = [];
    await store(batch.map(({ line }) => line));
    for (const { response } of batch) response.end('{"data":{"receive":{"stored":1}}}');
  }
  running = false;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { variables } = Body.parse(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    const [update] = variables.updates;
    const line = [variables.channelId, update?.externalId ?? '', JSON.stringify(update?.parts)];
    const [channel = '', externalId = '', parts = ''] = line;
    response.setHeader('content-length', 33);
    waiting.push({ line: [channel, externalId, parts], response });
    void run();
  });
});
await listen(server);

function openFile(file: string): (lines: readonly Line[]) => Promise<void> {
  const database = new DatabaseSync(file);
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  database.exec(table);
  const insert = database.prepare(
    'insert into bare_message values (?, ?, ?) on conflict do nothing',
  );
  return async (lines) => {
    database.exec('begin');
    for (const line of lines) insert.run(...line);
    database.exec('commit');
  };
}

async function openPool(): Promise<(lines: readonly Line[]) => Promise<void>> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  await pool.query(table);
  return async (lines) => {
    const columns = [0, 1, 2].map((at) => lines.map((line) => line[at]));
    await pool.query({
      name: 'insert',
      text: 'insert into bare_message select * from unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing',
      values: columns,
    });
  };
}
