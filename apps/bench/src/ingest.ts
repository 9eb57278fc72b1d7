import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './figures.ts';
import { startApi } from './harness/api.ts';
import { startAsker } from './harness/ask.ts';
import { openBot } from './harness/bot.ts';
import { askRound } from './harness/measured.ts';
import { openPostgres } from './harness/postgres.ts';
import { alternate } from './harness/rounds.ts';
import { startSide } from './harness/side.ts';
import { ownOperations } from './history/documents.ts';
import { compared, type Options, type Tables } from './options.ts';

const connections = 64;

/** Updates of customers, stored before they are answered, against the raw driver and no storage. */
export async function ingest({ rounds, amount, databases, source }: Options): Promise<Tables> {
  const tables: Record<string, Row[]> = {};
  for (const dialect of databases) {
    tables[`Ingestion on ${dialect}, 64 at a time: µs of processor an update`] = await of(dialect);
  }
  return tables;

  async function of(dialect: 'sqlite' | 'postgres'): Promise<Row[]> {
    const folder = mkdtempSync(join(tmpdir(), 'cbf-ingest-'));
    const postgres = dialect === 'postgres' ? await openPostgres() : null;
    const url = postgres?.url ?? `sqlite:${join(folder, 'factory.db')}`;
    const asker = startAsker();
    const api = await startApi(url, { source });
    const { channelId } = await openBot(api, await api.register('owner'));
    const answer = join(folder, 'answer.json');
    writeFileSync(answer, '{"data":{"receive":{"stored":1}}}');
    const bare = await startSide('bare', {
      main: 'apps/bench/src/sides/bare.ts',
      args: [answer],
    });
    const raw = await startSide('raw', {
      main: 'apps/bench/src/sides/insert.ts',
      args: [postgres ? url : `sqlite:${join(folder, 'bare.db')}`],
    });
    const query = ownOperations('packages/client/src').get('Receive') ?? '';
    const round = (side: typeof bare) => () => {
      const bodies = Array.from({ length: amount }, () =>
        JSON.stringify({ query, variables: { channelId, updates: [update()] } }),
      );
      const headers = { authorization: `Bearer ${api.runnerKey}`, accept: 'application/json' };
      return askRound(asker, side, { path: '/graphql', headers, bodies, connections, amount })();
    };
    const sides = { 'no storage': round(bare), 'raw driver': round(raw), 'our api': round(api) };
    try {
      for (const warm of Object.values(sides)) await warm();
      return compared(await alternate(sides, rounds));
    } finally {
      asker.stop();
      for (const side of [api, bare, raw]) await side.stop();
      await postgres?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
}

function update(): object {
  const chat = `c${Math.floor(Math.random() * 500)}`;
  return {
    externalId: randomUUID(),
    kind: 'MESSAGE',
    chatId: chat,
    messageId: randomUUID(),
    isPrivate: true,
    contact: { externalId: chat, name: 'Customer', language: 'en' },
    parts: [{ kind: 'TEXT', text: 'When do you open tomorrow, and is there parking nearby?' }],
    at: new Date().toISOString(),
  };
}
