import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { rareWord } from './fill.ts';
import type { Store } from './stores.ts';

/** Statements written by hand for one purpose, on a raw connection of the database. */
export interface ByHand {
  run(name: HandName): Promise<number>;
  close(): Promise<void>;
}

/** The reads that have a statement by hand. */
export type HandName = keyof ReturnType<typeof statements>;

/** Opens one; `run` gives how many rows were read. */
export async function openByHand(store: Store): Promise<ByHand> {
  const texts = statements(store);
  if (store.dialect === 'sqlite') {
    const database = new DatabaseSync(store.url.slice('sqlite:'.length), { readOnly: true });
    database.exec('pragma cache_size = -65536');
    return {
      run: (name) => Promise.resolve(database.prepare(texts[name]).all().length),
      close: () => Promise.resolve(database.close()),
    };
  }
  const client = new pg.Client({ connectionString: store.url });
  await client.connect();
  return {
    run: async (name) => (await client.query({ name, text: texts[name] })).rows.length,
    close: () => client.end(),
  };
}

/** The conversation that is read. */
export const conversationId = `cnv_${'42'.padStart(26, '0')}`;

const day = 24 * 60 * 60 * 1000;

function statements({ dialect, workspaceId }: Store) {
  const w = `workspace_id = '${workspaceId}'`;
  const since = (days: number) =>
    dialect === 'sqlite' ? `${Date.now() - days * day}` : `now() - interval '${days} days'`;
  const dayOf = (column: string) =>
    dialect === 'sqlite' ? `${column} / ${day}` : `date_trunc('day', ${column})`;
  const sums = 'sum(messages_in), sum(answers), sum(total_tokens), sum(cost_nano)';
  const rolled = (days: number) =>
    `select ${dayOf('hour')} as day, ${sums} from bot_analytics where ${w} and hour >= ${since(days)} group by 1`;
  const like = (word: string) =>
    `select id, conversation_id, text, created_at from message where ${w} and folded like '%${word}%' order by created_at desc, id desc limit 21`;
  return {
    page: `select m.*, t.state, t.model, t.total_tokens, t.cost_nano from message m left join turn t on t.id = m.turn_id where m.conversation_id = '${conversationId}' order by m.seq desc limit 51`,
    inbox: `select c.*, p.name as contact, b.name as bot, m.text as last from conversation c join contact p on p.id = c.contact_id join bot b on b.id = c.bot_id
      join message m on m.conversation_id = c.id and m.seq = c.last_seq where c.${w} order by c.last_message_at desc, c.id desc limit 26`,
    usage90: rolled(90),
    usage365: rolled(365),
    counted90: `select ${dayOf('created_at')} as day, count(*) from message where ${w} and created_at >= ${since(90)} group by 1`,
    counted365: `select ${dayOf('at')} as day, count(*), sum(total_tokens), sum(cost_nano) from model_call where ${w} and at >= ${since(365)} group by 1`,
    found: like(rareWord),
    none: like('zebra'),
    waiting: `select count(*) from conversation where ${w} and status = 'OPEN' and needs_human`,
    failed: `select (select count(*) from turn where ${w} and attention_at is not null) + (select count(*) from message where ${w} and attention_at is not null)`,
  };
}
