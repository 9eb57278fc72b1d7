import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi, type ApiSide } from '../harness/api.ts';
import { openSpeaker, type Speaker } from '../harness/speaker.ts';
import { startSide, type Side } from '../harness/side.ts';
import { watch, type Watch, type Watchers } from '../harness/watchers.ts';
import { settle } from './settle.ts';

/** An api whose bot's customers write. */
export interface Talking {
  readonly api: ApiSide;
  readonly speaker: Speaker;
}

/** Starts what a benchmark of the feed needs, and ends all of it together. */
export interface Stage {
  /** A workspace with so many chats in our api: over a new SQLite file, or beside another's. */
  talking(chats: number, beside?: Talking): Promise<Talking>;
  /** A server that writes prebuilt frames, or TypeGraphQL's feed; events are as long as `sample`. */
  raw(sample: string): Promise<Side>;
  textbook(sample: string): Promise<Side>;
  watch(side: Side, wish: Watch): Promise<Watchers>;
  /** Ends one before the others. */
  end(one: { stop(): unknown }): Promise<void>;
  close(): Promise<void>;
}

/** An empty stage; `execArgv` goes to every server. */
export function openStage(source: boolean, execArgv: readonly string[] = []): Stage {
  const folder = mkdtempSync(join(tmpdir(), 'cbf-feed-'));
  const started = new Set<{ stop(): unknown }>();
  let files = 0;
  const kept = <One extends { stop(): unknown }>(one: One): One => {
    started.add(one);
    return one;
  };
  const file = (text: string) => {
    const name = join(folder, `${(files += 1)}.json`);
    writeFileSync(name, text);
    return name;
  };
  return {
    async talking(chats, beside) {
      const url = `sqlite:${join(folder, `${(files += 1)}.db`)}`;
      const api = beside?.api ?? kept(await startApi(url, { source, execArgv }));
      return { api, speaker: await openSpeaker(api, chats) };
    },
    async raw(sample) {
      const main = 'apps/bench/src/sides/broadcast.ts';
      return kept(await startSide('raw', { main, args: [file(sample)], execArgv }));
    },
    async textbook(sample) {
      const main = 'apps/bench/src/sides/textbook.ts';
      const options = { main, args: [file(sample)], compile: 'apps/bench', execArgv };
      return kept(await startSide('textbook', options));
    },
    async watch({ url }, wish) {
      return kept(await watch(`${url.replace('http', 'ws')}/graphql`, wish));
    },
    async end(one) {
      started.delete(one);
      await one.stop();
    },
    async close() {
      for (const one of [...started].toReversed()) await one.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

// Most of what the dashboard's feed asks of a message.
const asked = `{
  cursor at
  ... on MessageAdded {
    conversationId
    message {
      id seq conversationId direction author text deliveryState createdAt
      parts { kind text fileName }
    }
  }
}`;

/** Subscriptions of our api and of the textbook: the same fields of the same event. */
export const queries = {
  all: `subscription { events ${asked} }`,
  talk: `subscription($id: ID!) { events(conversationId: $id) ${asked} }`,
  filter: `subscription($id: String!) { events(conversationId: $id) ${asked} }`,
  topic: `subscription($id: String!) { talk(conversationId: $id) ${asked} }`,
};

/** Asks a baseline to publish. */
export async function publish(
  { url }: Side,
  way: 'events' | 'talk',
  events: number,
  { to = 'all', more = 0 }: { to?: string; more?: number } = {},
): Promise<void> {
  const path = `publish/${way}?events=${events}&to=${to}&more=${more}`;
  await (await fetch(`${url}/${path}`, { method: 'POST' })).text();
}

/** One event of our feed as it is sent. */
export async function sampleOf(stage: Stage, { api, speaker }: Talking): Promise<string> {
  const one = await stage.watch(api, { headers: speaker.headers, viewers: 1, query: queries.all });
  const { sample } = await settle(one, () => speaker.say([0]));
  await stage.end(one);
  return sample;
}
