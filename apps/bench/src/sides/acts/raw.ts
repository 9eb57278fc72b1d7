import { randomUUID } from 'node:crypto';
import { bucketOf, leaseMs, nano, spans, type Acts } from './act.ts';
import { openDriver, type Row, type Run } from './driver.ts';

/** The acts by statements written for nothing else: the rows that ours writes, and no more. */
export function rawActs(url: string): Acts {
  const driver = openDriver(url);
  const skip = driver.isSqlite ? '' : 'for update of t skip locked';
  const more = driver.isSqlite
    ? `json_set(usage_sum.latency, '$."' || ? || '"', coalesce(json_extract(usage_sum.latency, '$."' || ? || '"'), 0) + 1)`
    : `jsonb_set(usage_sum.latency, array[?::text], to_jsonb(coalesce((usage_sum.latency ->> ?::text)::int, 0) + 1))`;
  return {
    claim: (runnerId, limit) =>
      driver.transaction(async (run) => {
        const at = new Date();
        const found = await run(
          `select t.id, t.workspace_id, t.bot_id, t.conversation_id, t.asked_at, c.last_seq, b.published_id, p.model, p.history_messages
           from turn t join conversation c on c.id = t.conversation_id join bot b on b.id = t.bot_id join channel h on h.id = t.channel_id
           join contact k on k.id = c.contact_id join personality p on p.id = b.published_id
           where t.state = 'QUEUED' and t.due_at <= ? and c.mode = 'BOT' and h.lease_owner = ? and h.lease_until > ?
           order by t.due_at, t.id limit ? ${skip}`,
          ...[at, runnerId, at, limit],
        );
        const claimed = [];
        for (const turn of found) {
          const [id, lease] = [text(turn, 'id'), randomUUID()];
          const history = await run(
            `select seq, author, text, parts, created_at from message where conversation_id = ? and seq <= ? and author <> 'SYSTEM' and delivery_state <> 'FAILED' order by seq desc limit ?`,
            ...[
              text(turn, 'conversation_id'),
              number(turn, 'last_seq'),
              number(turn, 'history_messages'),
            ],
          );
          await run(
            `update turn set state = 'THINKING', lease_owner = ?, lease = ?, lease_until = ?, attempt = attempt + 1, claimed_at = ?, through_seq = ?, personality_id = ?, queue_ms = ? where id = ?`,
            ...[runnerId, lease, new Date(at.getTime() + leaseMs), at, number(turn, 'last_seq')],
            ...[text(turn, 'published_id'), at.getTime() - date(turn, 'asked_at').getTime(), id],
          );
          await run(
            `insert into model_call (id, workspace_id, bot_id, turn_id, attempt, model, state, lease, opened_at, answered, prompt_tokens, cached_tokens, tool_tokens, thoughts_tokens, candidates_tokens, total_tokens, cost_nano, model_ms, at)
             values (?, ?, ?, ?, 1, ?, 'OPEN', ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0, ?)`,
            ...[randomUUID(), text(turn, 'workspace_id'), text(turn, 'bot_id'), id],
            ...[text(turn, 'model'), lease, at, false, at],
          );
          await log(run, turn, ['TurnChanged', id], at);
          claimed.push({ id, lease, history });
        }
        return claimed;
      }),
    complete: (answer) =>
      driver.transaction(async (run) => {
        const [at, { usage }] = [new Date(), answer];
        const cost = usage.totalTokens * nano;
        const [turn] = await run(
          `select t.id, t.workspace_id, t.bot_id, t.channel_id, t.conversation_id, t.through_seq from turn t join conversation c on c.id = t.conversation_id
           join channel h on h.id = c.channel_id join contact k on k.id = c.contact_id
           where t.id = ? and t.lease = ? and t.state = 'THINKING' and c.mode = 'BOT' and k.blocked_at is null`,
          ...[answer.turnId, answer.lease],
        );
        if (turn === undefined) throw new Error('The turn is lost.');
        const [message, delivery, lease] = [randomUUID(), randomUUID(), randomUUID()];
        const place = ['workspace_id', 'bot_id', 'channel_id', 'conversation_id'].map((name) =>
          text(turn, name),
        );
        const [moved = {}] = await run(
          `update conversation set last_seq = last_seq + 1, last_message_at = ?, answered_seq = ?, total_tokens = total_tokens + ?, cost_nano = cost_nano + ? where id = ? returning last_seq`,
          ...[
            at,
            number(turn, 'through_seq'),
            usage.totalTokens,
            cost,
            text(turn, 'conversation_id'),
          ],
        );
        const seq = number(moved, 'last_seq');
        await run(
          `insert into message (id, workspace_id, bot_id, channel_id, conversation_id, seq, direction, author, text, folded, parts, wants_answer, delivery_state, maybe_twice, platform_message_ids, turn_id, created_at)
           values (?, ?, ?, ?, ?, ?, 'OUT', 'BOT', ?, ?, ?, ?, 'SENDING', ?, '[]', ?, ?)`,
          ...[message, ...place, seq, answer.text, answer.text.toLowerCase()],
          ...[
            JSON.stringify([{ kind: 'TEXT', text: answer.text }]),
            false,
            false,
            answer.turnId,
            at,
          ],
        );
        await run(
          `insert into delivery (id, workspace_id, bot_id, channel_id, conversation_id, message_id, seq, state, attempt, pieces_sent, resent, next_at, created_at, lease_owner, lease, lease_until)
           values (?, ?, ?, ?, ?, ?, ?, 'SENDING', 1, 0, ?, ?, ?, ?, ?, ?)`,
          ...[delivery, ...place, message, seq, false, at, at, answer.runnerId, lease],
          new Date(at.getTime() + leaseMs),
        );
        const tokens = [usage.promptTokens, usage.candidatesTokens, usage.totalTokens, cost];
        await run(
          `update model_call set state = 'MADE', model = ?, answered = ?, prompt_tokens = ?, candidates_tokens = ?, total_tokens = ?, cost_nano = ?, model_ms = ?, at = ? where turn_id = ? and attempt = 1`,
          ...[answer.model, true, ...tokens, answer.modelMs, at, answer.turnId],
        );
        await run(
          `update turn set state = 'DONE', finished_at = ?, finish_reason = ?, first_token_ms = ?, history_kept = ?, history_dropped = ?, lease_until = null, model = ?, model_ms = ?, prompt_tokens = ?, candidates_tokens = ?, total_tokens = ?, cost_nano = ? where id = ?`,
          ...[at, answer.finishReason, answer.firstTokenMs, answer.historyKept],
          ...[answer.historyDropped, answer.model, answer.modelMs, ...tokens, answer.turnId],
        );
        const { HOUR, DAY, WEEK } = spans(at);
        const [w = '', bot = ''] = place;
        await run(
          `insert into bot_analytics (workspace_id, bot_id, model, hour, answers, prompt_tokens, candidates_tokens, total_tokens, cost_nano) values (?, ?, ?, ?, 1, ?, ?, ?, ?)
           on conflict (bot_id, model, hour) do update set ${sums('bot_analytics')}`,
          ...[w, bot, answer.model, HOUR, ...tokens],
        );
        await run(
          `insert into usage_sum (workspace_id, grain, start, bot_id, model, answers, prompt_tokens, candidates_tokens, total_tokens, cost_nano)
           values (?, 'HOUR', ?, '', ?, 1, ?, ?, ?, ?), (?, 'DAY', ?, ?, '', 1, ?, ?, ?, ?), (?, 'WEEK', ?, ?, '', 1, ?, ?, ?, ?)
           on conflict (workspace_id, grain, start, bot_id, model) do update set ${sums('usage_sum')}`,
          ...[w, HOUR, answer.model, ...tokens, w, DAY, bot, ...tokens, w, WEEK, bot, ...tokens],
        );
        await log(run, turn, ['MessageAdded', message, 'TurnChanged', answer.turnId], at);
        return { id: delivery, lease };
      }),
    record: (report) =>
      driver.transaction(async (run) => {
        const at = new Date();
        const [sent] = await run(
          `select t.id, t.workspace_id, t.bot_id, t.conversation_id, t.model, t.asked_at, d.message_id from delivery d join message m on m.id = d.message_id join turn t on t.id = m.turn_id where d.id = ? and d.lease = ?`,
          ...[report.deliveryId, report.lease],
        );
        if (sent === undefined) throw new Error('The delivery is lost.');
        const [w, bot, model] = [
          text(sent, 'workspace_id'),
          text(sent, 'bot_id'),
          text(sent, 'model'),
        ];
        const ms = at.getTime() - date(sent, 'asked_at').getTime();
        const [bucket, { HOUR, DAY, WEEK }] = [bucketOf(ms), spans(at)];
        await run(
          `update delivery set state = 'SENT', pieces_sent = 1, finished_at = ?, lease_until = null where id = ?`,
          ...[at, report.deliveryId],
        );
        await run(
          `update message set delivery_state = 'SENT', platform_message_id = ?, platform_message_ids = ? where id = ?`,
          report.platformMessageId,
          ...[JSON.stringify([report.platformMessageId]), text(sent, 'message_id')],
        );
        await run(
          'update turn set responded_at = ?, response_ms = ?, send_ms = ? where id = ?',
          ...[at, ms, report.sendMs, text(sent, 'id')],
        );
        await run(
          `insert into bot_latency (workspace_id, bot_id, model, hour, bucket, answers) values (?, ?, ?, ?, ?, 1)
           on conflict (bot_id, model, hour, bucket) do update set answers = bot_latency.answers + 1`,
          ...[w, bot, model, HOUR, bucket],
        );
        const first = JSON.stringify({ [bucket]: 1 });
        await run(
          `insert into usage_sum (workspace_id, grain, start, bot_id, model, latency) values (?, 'HOUR', ?, '', ?, ?), (?, 'DAY', ?, ?, '', ?), (?, 'WEEK', ?, ?, '', ?)
           on conflict (workspace_id, grain, start, bot_id, model) do update set latency = ${more}`,
          ...[w, HOUR, model, first, w, DAY, bot, first, w, WEEK, bot, first],
          ...[String(bucket), String(bucket)],
        );
        const id = text(sent, 'message_id');
        await log(run, sent, ['MessageChanged', id, 'TurnChanged', text(sent, 'id')], at);
      }),
  };
}

const summed = 'answers prompt_tokens candidates_tokens total_tokens cost_nano'.split(' ');
const sums = (table: string) =>
  summed.map((name) => `${name} = ${table}.${name} + excluded.${name}`).join(', ');

// Pairs of a kind and whom it is about, numbered without gaps.
async function log(run: Run, of: Row, events: readonly string[], at: Date): Promise<void> {
  const w = text(of, 'workspace_id');
  const count = events.length / 2;
  const [head = {}] = await run(
    'insert into counter (workspace_id, seq, epoch) values (?, ?, ?) on conflict (workspace_id) do update set seq = counter.seq + excluded.seq returning seq',
    ...[w, count, 'bench'],
  );
  const before = number(head, 'seq') - count;
  const values = Array.from({ length: count }, () => '(?, ?, ?, ?, ?, ?, ?)').join(', ');
  const fields = Array.from({ length: count }, (_, place) => [
    ...[w, before + place + 1, events[2 * place] ?? '', text(of, 'bot_id')],
    ...[text(of, 'conversation_id'), events[2 * place + 1] ?? '', at],
  ]);
  await run(
    `insert into event (workspace_id, seq, kind, bot_id, conversation_id, subject_id, at) values ${values}`,
    ...fields.flat(),
  );
}

const text = (row: Row, name: string) => String(row[name]);
const number = (row: Row, name: string) => Number(row[name]);
const date = (row: Row, name: string) => {
  const value = row[name];
  return value instanceof Date ? value : new Date(Number(value));
};
