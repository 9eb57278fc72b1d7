import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Channel, dueTurns, rows, type Database, type Param } from '../src/index.ts';
import { startDatabases, type TestDatabases } from './databases.ts';
import { noon, seed, type Seed } from './seed.ts';

let databases: TestDatabases;
beforeAll(() => {
  databases = startDatabases();
});
afterAll(() => databases.stop());

const messages = 100_000;
const chats = 2_000;

// The large tables; what is small may be read as a whole.
const large = 'message|conversation|contact|turn|delivery|event|model_call';

describe.each(['sqlite', 'postgres'] as const)('with 100,000 messages on %s', (dialect) => {
  let database: Database;
  let ids: Seed;
  beforeAll(async () => {
    database = await databases.open(dialect);
    ids = await seed(database);
    const em = database.em.fork();
    await em.nativeUpdate(Channel, ids.channelId, {
      leaseOwner: 'run_1',
      leaseUntil: new Date(Date.now() + 600_000),
    });
    await fill(database, ids);
    await rows(em, 'analyze');
  });

  /** How the database would find the rows, one line a step. */
  async function planOf(text: string, params: readonly Param[]): Promise<string[]> {
    const explain = dialect === 'sqlite' ? 'explain query plan ' : 'explain ';
    const steps = await rows<Record<string, string>>(database.em.fork(), explain + text, params);
    return steps.map((step) => step['detail'] ?? step['QUERY PLAN'] ?? '');
  }

  const c7 = 'cnv_7';
  const hot: readonly (readonly [string, string, () => readonly Param[]])[] = [
    [
      'the history window',
      `select seq from message where conversation_id = ? and seq <= ? and author <> 'SYSTEM'
         and delivery_state <> 'FAILED' order by seq desc limit 60`,
      () => [c7, 1000],
    ],
    [
      'a redelivery',
      'select id from message where channel_id = ? and external_id = ?',
      () => [ids.channelId, '77'],
    ],
    [
      'a receipt of the platform',
      'select id from message where channel_id = ? and platform_message_id = ?',
      () => [ids.channelId, '77'],
    ],
    [
      'the open turn',
      `select id from turn where conversation_id = ? and state in ('QUEUED', 'THINKING')`,
      () => [c7],
    ],
    [
      'the log',
      'select seq from event where workspace_id = ? and seq > ? order by seq limit 100',
      () => [ids.workspaceId, messages - 50],
    ],
    [
      'turns whose lease ended',
      `select id from turn where state = 'THINKING' and lease_until <= ? limit 200`,
      () => [noon],
    ],
    [
      'sends whose lease ended',
      `select id from delivery where state = 'SENDING' and lease_until <= ? limit 200`,
      () => [noon],
    ],
    [
      'an open delivery',
      `select id from delivery where conversation_id = ? and state in ('QUEUED', 'SENDING') limit 1`,
      () => [c7],
    ],
    [
      'a page of the inbox',
      'select id from conversation where workspace_id = ? order by last_message_at desc, id desc limit 50',
      () => [ids.workspaceId],
    ],
  ];

  it.each(hot)('%s is found by an index', async (_name, text, params) => {
    const plan = await planOf(text, params());
    expect(plan.filter((step) => isScan(step))).toEqual([]);
  });

  it('what no index helps to find is seen here', async () => {
    const plan = await planOf("select id from message where text = 'y'", []);
    expect(plan.some((step) => isScan(step))).toBe(true);
  });

  it('a claim of turns looks at those that are due, not at those that were answered', async () => {
    const wish = { runnerId: 'run_1', now: new Date(), perBot: 20, perWorkspace: 50, served: [] };
    const { text, params } = dueTurns(wish);
    const plan = await planOf(text, [...params, 10]);
    expect(plan.filter((step) => isScan(step, 'turn|t|message|delivery|event'))).toEqual([]);
  });
});

function isScan(step: string, tables = large): boolean {
  // SQLite says "SCAN turn" for a whole table and adds "USING" when an index is gone along.
  const sqlite = new RegExp(`^SCAN (${tables})( |$)(?!USING)`);
  const postgres = new RegExp(`Seq Scan on (${tables})( |$)`);
  return sqlite.test(step) || postgres.test(step);
}

/** Fills the tables by statements of the database itself; a line of each chat in turn. */
async function fill(database: Database, ids: Seed): Promise<void> {
  const em = database.em.fork();
  const at =
    database.dialect === 'sqlite' ? String(noon.getTime()) : `'${noon.toISOString()}'::timestamptz`;
  const numbers = (last: number) =>
    `with recursive n(i) as (select 1 union all select i + 1 from n where i < ${String(last)})`;
  const place = `'${ids.workspaceId}', '${ids.botId}', '${ids.channelId}'`;
  await em.begin();
  for (const statement of [
    `insert into contact (id, workspace_id, channel_id, platform, external_id, name, folded_name, tags, first_seen_at, last_seen_at)
     ${numbers(chats)} select 'ctc_' || i, '${ids.workspaceId}', '${ids.channelId}', 'TELEGRAM', cast(i as varchar(20)), 'N', 'n', '[]', ${at}, ${at} from n`,
    `insert into conversation (id, workspace_id, bot_id, channel_id, contact_id, chat_id, last_seq, last_message_at, created_at)
     ${numbers(chats)} select 'cnv_' || i, ${place}, 'ctc_' || i, cast(i as varchar(20)), 50, ${at}, ${at} from n`,
    `insert into message (id, workspace_id, bot_id, channel_id, conversation_id, seq, external_id, direction, author, text, folded, parts, delivery_state, platform_message_id, platform_message_ids, created_at)
     ${numbers(messages)} select 'msg_' || i, ${place}, 'cnv_' || (i % ${String(chats)} + 1), i / ${String(chats)} + 1, cast(i as varchar(20)), 'IN', 'CONTACT', 'x', 'x', '[]', 'RECEIVED', cast(i as varchar(20)), '[]', ${at} from n`,
    `insert into turn (id, workspace_id, bot_id, channel_id, conversation_id, state, from_seq, through_seq, asked_at, due_at, created_at)
     ${numbers(messages / 2)} select 'trn_' || i, ${place}, 'cnv_' || (i % ${String(chats)} + 1), case when i <= 40 then 'QUEUED' else 'DONE' end, 1, 1, ${at}, ${at}, ${at} from n`,
    `insert into delivery (id, workspace_id, bot_id, channel_id, conversation_id, message_id, seq, state, next_at, created_at)
     ${numbers(messages / 2)} select 'dlv_' || i, ${place}, 'cnv_' || (i % ${String(chats)} + 1), 'msg_' || i, 1, 'SENT', ${at}, ${at} from n`,
    `insert into event (workspace_id, seq, kind, subject_id, at)
     ${numbers(messages)} select '${ids.workspaceId}', i, 'MessageAdded', 'msg_' || i, ${at} from n`,
  ])
    await rows(em, statement);
  await em.commit();
}
