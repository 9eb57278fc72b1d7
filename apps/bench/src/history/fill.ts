/** How much history a data set holds; a conversation's messages come ten at a time. */
export interface Size {
  readonly bots: number;
  readonly conversations: number;
  readonly messages: number;
}

/** The model of every answer in a data set. */
const model = 'gemini-3.8-flash';
/** A word that one message in a thousand holds. */
export const rareWord = 'pomegranate';

const year = 365 * 24 * 60 * 60 * 1000;
const [burst, pauseMs] = [10, 20_000];

interface Speech {
  series(count: number): string;
  id(letters: string, number: string): string;
  at(ms: string): string;
  hour(column: string): string;
  /** When the stretch of so many seconds begins that a moment is in. */
  span(column: string, seconds: number): string;
  readonly no: string;
  readonly yes: string;
}

const speech: Readonly<Record<'sqlite' | 'postgres', Speech>> = {
  sqlite: {
    series: (count) =>
      `(with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${count}) select i from n) n`,
    id: (letters, number) => `printf('${letters}_%026d', ${number})`,
    at: (ms) => `(${ms})`,
    hour: (column) => `(${column} / 3600000) * 3600000`,
    span: (column, seconds) => `(${column} / ${seconds * 1000}) * ${seconds * 1000}`,
    no: '0',
    yes: '1',
  },
  postgres: {
    series: (count) => `(select generate_series(0::bigint, ${count - 1}) as i) n`,
    id: (letters, number) => `'${letters}_' || lpad((${number})::text, 26, '0')`,
    at: (ms) => `to_timestamp((${ms}) / 1000.0)`,
    hour: (column) => `date_trunc('hour', ${column}, 'UTC')`,
    span: (column, seconds) =>
      `to_timestamp(floor(extract(epoch from ${column}) / ${seconds}) * ${seconds})`,
    no: 'false',
    yes: 'true',
  },
};

/** Statements that give a workspace a year of history that ends now, whole in bulk. */
export function fill(
  dialect: 'sqlite' | 'postgres',
  workspaceId: string,
  { bots, conversations, messages }: Size,
  now = Date.now(),
): string[] {
  const { series, id, at, hour, no, yes } = speech[dialect];
  const start = now - year;
  const bursts = messages / burst;
  const stride = Math.floor((year - 3_600_000) / bursts);
  const talk = `((i / ${burst}) % ${conversations})`;
  const bot = `(${talk} % ${bots})`;
  const seq = `(i / ${burst} / ${conversations} * ${burst} + i % ${burst} + 1)`;
  const moment = `(${start} + (i / ${burst}) * ${stride} + (i % ${burst}) * ${pauseMs})`;
  const lastOf = `(${start} + (${bursts - conversations} + i) * ${stride} + ${(burst - 1) * pauseMs})`;
  const w = `'${workspaceId}'`;
  const each = messages / conversations;
  return [
    `insert into bot (id, workspace_id, name, folded_name, default_locale, texts, created_at, updated_at, desired, status, status_code)
     select ${id('bot', 'i')}, ${w}, 'Bot ' || i, 'bot ' || i, 'en', '[]', ${at(`${start} + i`)}, ${at(`${start}`)}, 'RUNNING', 'ACTIVE', 'OK' from ${series(bots)}`,
    `insert into channel (id, workspace_id, bot_id, platform, mode, transport, status, status_code, username, created_at)
     select ${id('chn', 'i')}, ${w}, ${id('bot', 'i')}, 'TELEGRAM', 'SANDBOX', 'POLLING', 'ACTIVE', 'OK', 'bot_' || i, ${at(`${start}`)} from ${series(bots)}`,
    `insert into contact (id, workspace_id, channel_id, platform, external_id, name, folded_name, language, tags, first_seen_at, last_seen_at)
     select ${id('ctc', 'i')}, ${w}, ${id('chn', `i % ${bots}`)}, 'TELEGRAM', 'x' || i, 'Customer ' || i, 'customer ' || i, 'en', '[]', ${at(`${start}`)}, ${at(lastOf)} from ${series(conversations)}`,
    `insert into conversation (id, workspace_id, bot_id, channel_id, contact_id, chat_id, last_seq, answered_seq, last_message_at, total_tokens, cost_nano, created_at)
     select ${id('cnv', 'i')}, ${w}, ${id('bot', `i % ${bots}`)}, ${id('chn', `i % ${bots}`)}, ${id('ctc', 'i')}, 'x' || i, ${each}, ${each}, ${at(lastOf)}, ${each * 160}, ${each * 90_000}, ${at(`${start} + i * ${stride}`)} from ${series(conversations)}`,
    `insert into message (id, workspace_id, bot_id, channel_id, conversation_id, seq, external_id, direction, author, text, folded, parts, wants_answer, delivery_state, platform_message_ids, turn_id, created_at)
     select ${id('msg', 'i')}, ${w}, ${id('bot', bot)}, ${id('chn', bot)}, ${id('cnv', talk)}, ${seq},
       case when i % 2 = 0 then 'e' || i end, case when i % 2 = 0 then 'IN' else 'OUT' end, case when i % 2 = 0 then 'CONTACT' else 'BOT' end,
       ${words}, lower(${words}),
       '[{"kind":"TEXT"}]', case when i % 2 = 0 then ${yes} else ${no} end,
       case when i % 2 = 0 then 'RECEIVED' else 'SENT' end, '[]', case when i % 2 = 1 then ${id('trn', 'i')} end, ${at(moment)}
     from ${series(messages)}`,
    `insert into turn (id, workspace_id, bot_id, channel_id, conversation_id, state, attempt, from_seq, through_seq, model, prompt_tokens, candidates_tokens, total_tokens, cost_nano,
       queue_ms, first_token_ms, model_ms, send_ms, response_ms, responded_at, history_kept, history_dropped, finish_reason, asked_at, due_at, created_at, claimed_at, finished_at)
     select ${id('trn', 'i')}, ${w}, ${id('bot', bot)}, ${id('chn', bot)}, ${id('cnv', talk)}, 'DONE', 1, ${seq} - 1, ${seq} - 1, '${model}', 200 + i % 97, 80 + i % 41, 280 + i % 97 + i % 41, 90000 + i % 1009,
       20, 300, 900 + i % 700, 60, 1000 + (i * 37) % 4000, ${at(moment)}, 10, 0, 'STOP', ${at(moment)}, ${at(moment)}, ${at(moment)}, ${at(moment)}, ${at(moment)}
     from ${series(messages)} where i % 2 = 1`,
    `insert into model_call (id, workspace_id, bot_id, turn_id, attempt, model, answered, prompt_tokens, cached_tokens, tool_tokens, thoughts_tokens, candidates_tokens, total_tokens, cost_nano, model_ms, at)
     select 'cal_' || substr(id, 5), workspace_id, bot_id, id, 1, model, ${yes}, prompt_tokens, 0, 0, 0, candidates_tokens, total_tokens, cost_nano, model_ms, finished_at from turn where workspace_id = ${w}`,
    `insert into bot_analytics (workspace_id, bot_id, model, hour, messages_in)
     select ${w}, bot_id, '', ${hour('created_at')}, count(*) from message where workspace_id = ${w} and author = 'CONTACT' group by bot_id, ${hour('created_at')}`,
    `insert into bot_analytics (workspace_id, bot_id, model, hour, answers, prompt_tokens, candidates_tokens, total_tokens, cost_nano)
     select ${w}, bot_id, model, ${hour('at')}, count(*), sum(prompt_tokens), sum(candidates_tokens), sum(total_tokens), sum(cost_nano) from model_call where workspace_id = ${w} group by bot_id, model, ${hour('at')}`,
    `insert into bot_latency (workspace_id, bot_id, model, hour, bucket, answers)
     select ${w}, bot_id, model, ${hour('responded_at')}, cast(round(ln(response_ms) / ln(1.05)) as integer) as bucket, count(*)
     from turn where workspace_id = ${w} group by bot_id, model, ${hour('responded_at')}, cast(round(ln(response_ms) / ln(1.05)) as integer)`,
    ...sums(dialect, speech[dialect]),
    ...days(dialect, speech[dialect], now),
    'analyze',
  ];
}

// As the roll-up is summed once more: a workspace's hours by model, each bot's days and weeks.
function sums(dialect: keyof typeof speech, { span }: Speech): string[] {
  const names = 'workspace_id, grain, start, bot_id, model';
  const packed =
    dialect === 'sqlite'
      ? 'json_group_object(cast(bucket as text), answers)'
      : 'jsonb_object_agg(bucket::text, answers)';
  return [
    ['HOUR', 'hour', "''", 'model'],
    ['DAY', span('hour', 86_400), 'bot_id', "''"],
    ['WEEK', span('hour', 604_800), 'bot_id', "''"],
  ].flatMap(([grain, start, bot, model]) => {
    const key = `workspace_id, '${grain}' as grain, ${start} as start, ${bot} as bot_id, ${model} as model`;
    return [
      `insert into usage_sum (${names}, ${counts.join(', ')})
       select ${names}, ${counts.map((name) => `sum(${name})`).join(', ')}
       from (select ${key}, ${counts.join(', ')} from bot_analytics) line group by ${names}`,
      `insert into usage_sum (${names}, latency) select ${names}, ${packed}
       from (select ${names}, bucket, sum(answers) as answers
         from (select ${key}, bucket, answers from bot_latency) line group by ${names}, bucket) line
       where true group by ${names} on conflict (${names}) do update set latency = excluded.latency`,
    ];
  });
}

// As the api sums days that are over: for each bot and for all, by the clock of Tashkent.
function days(dialect: keyof typeof speech, { span, at }: Speech, now: number): string[] {
  const [seconds, ahead] = [86_400, 5 * 3_600];
  const shifted = dialect === 'sqlite' ? `(hour + ${ahead}000)` : `(hour + interval '5 hours')`;
  const begun = span(shifted, seconds);
  const [start, ends] =
    dialect === 'sqlite'
      ? [`${begun} - ${ahead}000`, `start + ${seconds}000`]
      : [`${begun} - interval '5 hours'`, `start + interval '1 day'`];
  const over = `${ends} + ${dialect === 'sqlite' ? 7_200_000 : `interval '2 hours'`} <= ${at(String(now))}`;
  const packed =
    dialect === 'sqlite'
      ? 'json_group_object(cast(bucket as text), answers)'
      : 'json_object_agg(bucket::text, answers)::text';
  return ['bot_id', "''"].flatMap((bot) => {
    const key = `workspace_id, ${bot} as bot_id, ${start} as start, model`;
    const line = (what: string, table: string) =>
      `(select workspace_id, bot_id, start, ${ends} as ends, model, ${what} from (select ${key}, ${what} from ${table}) line where ${over}) line`;
    return [
      `insert into usage_day (${dayNames}, ${counts.join(', ')}, latency)
       select ${dayNames}, ${counts.map((name) => `sum(${name})`).join(', ')}, '{}'
       from ${line(counts.join(', '), 'bot_analytics')} group by ${dayNames}`,
      `update usage_day set latency = line.latency from (select ${dayNames}, ${packed} as latency
         from (select ${dayNames}, bucket, sum(answers) as answers
           from ${line('bucket, answers', 'bot_latency')} group by ${dayNames}, bucket) line group by ${dayNames}) line
       where ${dayNames
         .split(', ')
         .map((name) => `usage_day.${name} = line.${name}`)
         .join(' and ')}`,
    ];
  });
}

const dayNames = 'workspace_id, bot_id, start, ends, model';
const counts =
  'messages_in, answers, prompt_tokens, candidates_tokens, total_tokens, cost_nano'.split(', ');

const words = `case when i % 1000 = 7 then 'Is there ${rareWord} juice, and what does it cost? ' else 'When do you open tomorrow, and is there parking nearby? ' end || i`;
