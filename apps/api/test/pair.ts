import { randomUUID } from 'node:crypto';
import type { Client as SocketClient } from 'graphql-ws';
import { inject } from 'vitest';
import { z } from 'zod';
import type { AppOptions } from '../src/app.ts';
import type { Config } from '../src/env.ts';
import { startTestApi, type Client, type TestApi } from './api.ts';
import { createClient } from './client.ts';
import { makeLine, type TestLine } from './line.ts';

/** Two apis of one house: what is done at `here` is watched at `there`. */
export interface Pair {
  readonly here: TestApi;
  readonly there: TestApi;
  readonly line: TestLine;
  /** The line's owner, signed in at `here`, as a browser that `there` serves. */
  readonly watcher: Client;
  close(): Promise<void>;
}

/** Starts both over one database; on SQLite, where an api is alone, one is both. */
export async function startPair(
  changes: Partial<Config> = {},
  options: AppOptions = {},
): Promise<Pair> {
  const here = await startTestApi(changes, options);
  const alone = inject('dialect') === 'sqlite';
  const there = alone ? here : await startTestApi({ ...here.config, port: 0 }, options);
  const line = await makeLine(here);
  const watcher = signedIn({ there }, line.owner.cookie);
  return {
    here,
    there,
    line,
    watcher,
    async close() {
      if (!alone) await there.close();
      await here.close();
    },
  };
}

/** A browser of `there` with a cookie from `here`. */
export function signedIn({ there }: Pick<Pair, 'there'>, cookie: string | null): Client {
  const headers = { origin: there.config.publicUrl, cookie: cookie ?? '' };
  return createClient(`${there.url}/graphql`, headers);
}

const head = z.object({ cursor: z.string() });
const heard = z.object({
  data: z.object({
    events: z.object({ message: z.object({ text: z.string() }).optional() }),
  }),
});

/** What is said in the line's house, as the watcher's live view at `there` shows it. */
export class Watch {
  readonly #pair: Pair;
  readonly #socket: SocketClient;
  #source: AsyncIterableIterator<unknown> | null = null;

  constructor(pair: Pair) {
    this.#pair = pair;
    this.#socket = pair.watcher.socket();
  }

  /** Says something at `here` and gives how long, ms, the watcher waited for it. */
  async delayOf(text = randomUUID()): Promise<number> {
    this.#source ??= this.#socket.iterate({
      query:
        'subscription($after: Cursor) { events(after: $after) { ... on MessageAdded { message { text } } } }',
      variables: { after: head.parse(await this.#pair.watcher.ask('{ cursor }')).cursor },
    });
    await this.#pair.line.say(text, { chatId: randomUUID() });
    const saidAt = performance.now();
    for (;;) {
      const { value } = await this.#source.next();
      if (heard.parse(value).data.events.message?.text === text) return performance.now() - saidAt;
    }
  }

  /** The delays of so many messages, one after another, shortest first. */
  async delays(count: number): Promise<number[]> {
    const all: number[] = [];
    while (all.length < count) all.push(await this.delayOf());
    return all.sort((one, other) => one - other);
  }

  async end(): Promise<void> {
    await this.#source?.return?.();
    await this.#socket.dispose();
  }
}
