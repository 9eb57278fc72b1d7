import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Line } from '@cbf/e2e';
import { z } from 'zod';
import { markIn } from './talk.ts';

const model = 'gemini-3.8-flash';
const Update = z.object({
  update_id: z.number(),
  message: z.object({ chat: z.object({ id: z.number() }), text: z.string() }),
});
const Updates = z.object({ result: z.array(Update) });

async function timed(count: number, work: () => Promise<unknown> | void): Promise<number[]> {
  await work();
  const took: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const start = performance.now();
    await work();
    took.push(performance.now() - start);
  }
  return took;
}

/** Bare requests to the api, one at a time: the cheapest one, and the cheapest GraphQL operation. */
export async function roundTrips(apiUrl: string, count: number) {
  const plain = await timed(count, () =>
    fetch(`${apiUrl}/healthz`).then((answer) => answer.text()),
  );
  const body = JSON.stringify({ query: '{ __typename }' });
  const headers = { 'content-type': 'application/json' };
  const graphql = await timed(count, () =>
    fetch(`${apiUrl}/graphql`, { method: 'POST', headers, body }).then((answer) => answer.text()),
  );
  return { plain, graphql };
}

/** A table for messages on the disk that the line uses, with the same care for them. */
export function openStore() {
  const folder = mkdtempSync(join(tmpdir(), 'cbf-bare-'));
  const database = new DatabaseSync(join(folder, 'bare.db'));
  database.exec('pragma journal_mode = wal; pragma synchronous = full');
  database.exec('create table message (id integer primary key, text text not null)');
  const insert = database.prepare('insert into message (text) values (?)');
  return {
    insert: (text: string) => void insert.run(text),
    close: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Bare inserts, each committed to the disk. */
export async function commits(count: number): Promise<number[]> {
  const store = openStore();
  try {
    return await timed(count, () => store.insert('tea and sugar'));
  } finally {
    store.close();
  }
}

/** A bot without a product around it, on the same simulated services. */
export interface BareBot {
  readonly id: number;
  /** How long the model took, by mark. */
  readonly modelMs: ReadonlyMap<string, number>;
  stop(): Promise<void>;
}

/** Starts a bot that polls, commits what it got, asks the model, and sends the answer; no more. */
export async function startBareBot(simulator: Line['simulator']): Promise<BareBot> {
  const { id, token } = await simulator.control.telegram.issueBot({ name: 'Bare' });
  const store = openStore();
  const modelMs = new Map<string, number>();
  const end = new AbortController();
  const post = async (url: string, body: unknown) => {
    const headers = { 'content-type': 'application/json', 'x-goog-api-key': 'bare' };
    const { signal } = end;
    return fetch(url, { method: 'POST', headers, signal, body: JSON.stringify(body) });
  };
  const telegram = (method: string, body: unknown) =>
    post(`${simulator.telegramRoot}/bot${token}/${method}`, body);
  const stream = `${simulator.geminiUrl}/v1beta/models/${model}:streamGenerateContent?alt=sse`;

  const answer = async ({ chat, text }: z.infer<typeof Update>['message']) => {
    store.insert(text);
    const asked = Date.now();
    const streamed = await post(stream, { contents: [{ role: 'user', parts: [{ text }] }] });
    const said = Array.from(
      (await streamed.text()).matchAll(/"text":\s*"([^"]*)"/g),
      ([, piece]) => piece,
    );
    modelMs.set(markIn(text) ?? '', Date.now() - asked);
    await telegram('sendMessage', { chat_id: chat.id, text: said.join('') });
  };
  const poll = async () => {
    for (let offset = 0; ;) {
      const got = await telegram('getUpdates', { offset, timeout: 20 });
      const { result } = Updates.parse(await got.json());
      for (const update of result) {
        offset = update.update_id + 1;
        await answer(update.message);
      }
    }
  };
  const polling = poll().catch((error: unknown) => {
    if (!end.signal.aborted) throw error;
  });
  return {
    id,
    modelMs,
    stop: async () => {
      end.abort();
      await polling;
      store.close();
    },
  };
}
