import type { Store } from '../history/stores.ts';

/** Who claims the turns. */
export const runnerId = 'run_bench';
/** The store of a run: every customer has said twenty things before. */
export const size = { bots: 20, conversations: 1_000, messages: 20_000 };

/** Gives every bot a personality. */
export async function prepareStore(store: Store): Promise<void> {
  await store.run(
    `insert into personality (id, workspace_id, bot_id, version, preset, role, tone, must, must_not, languages, instructions, model, thinking, history_messages, history_tokens, created_at)
     select 'psn_' || id, workspace_id, id, 1, 'CUSTOMER_SUPPORT', 'A clerk', 'Friendly', '[]', '[]', '["en"]', '', 'gemini-3.8-flash', 'OFF', 20, 4000, created_at from bot`,
  );
  await store.run(`update bot set published_id = 'psn_' || id`);
}

/**
 * A new question and its turn, due at once, in so many conversations from a number on; all channels
 * are the runner's, also when an api has just begun and shortened leases.
 */
export async function ask(store: Store, round: number, from: number, count: number): Promise<void> {
  const { at, yes } = words(store);
  const [now, id] = [at(Date.now()), (place: number) => `'cnv_${String(place).padStart(26, '0')}'`];
  const minute = at(Date.now() + 60_000);
  await store.run(
    `update channel set lease_owner = '${runnerId}', lease = 'held', lease_until = ${minute}`,
  );
  const which = `from conversation where id >= ${id(from)} and id < ${id(from + count)}`;
  const place = 'workspace_id, bot_id, channel_id, id';
  await store.run(
    `insert into message (id, workspace_id, bot_id, channel_id, conversation_id, seq, external_id, direction, author, text, folded, parts, wants_answer, delivery_state, platform_message_ids, created_at)
     select 'msg_${round}_' || id, ${place}, last_seq + 1, 'r${round}_' || id, 'IN', 'CONTACT', 'When do you open?', 'when do you open?',
       '[{"kind":"TEXT","text":"When do you open?"}]', ${yes}, 'RECEIVED', '[]', ${now} ${which}`,
  );
  await store.run(
    `update conversation set last_seq = last_seq + 1, last_message_at = ${now} ${which.replace('from conversation', '')}`,
  );
  await store.run(
    `insert into turn (id, workspace_id, bot_id, channel_id, conversation_id, state, attempt, from_seq, through_seq, asked_at, due_at, created_at)
     select 'trn_${round}_' || id, ${place}, 'QUEUED', 0, last_seq, last_seq, ${now}, ${now}, ${now} ${which}`,
  );
}

/** What a store holds after turns were answered, by which sides are compared. */
export async function holdings(store: Store): Promise<object> {
  const counted = await store.run(
    `select (select count(*) from message where delivery_state = 'SENT') as sent,
       (select count(*) from delivery where state = 'SENT') as deliveries,
       (select count(*) from turn where state = 'DONE' and responded_at is not null) as turns,
       (select count(*) from model_call where state = 'MADE') as calls,
       (select sum(answers) from bot_analytics) as answers,
       (select sum(total_tokens) from bot_analytics) as tokens,
       (select sum(answers) from usage_sum) as summed,
       (select sum(answers) from bot_latency) as timed,
       (select sum(answered_seq) from conversation) as seqs,
       (select count(*) from event where kind = 'MessageAdded') as events`,
  );
  return counted[0] ?? {};
}

function words({ dialect }: Store) {
  return dialect === 'sqlite'
    ? { at: (ms: number) => `${ms}`, yes: '1' }
    : { at: (ms: number) => `to_timestamp(${ms} / 1000.0)`, yes: 'true' };
}
