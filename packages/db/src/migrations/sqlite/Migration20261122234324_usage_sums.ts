import { Migration } from '@mikro-orm/migrations';

const counts = [
  'messages_in',
  'answers',
  'operator_messages',
  'failures',
  'lost_calls',
  'prompt_tokens',
  'cached_tokens',
  'tool_tokens',
  'thoughts_tokens',
  'candidates_tokens',
  'total_tokens',
  'cost_nano',
];
const tiers = [
  ['HOUR', 'hour', "''", 'model'],
  ['DAY', '(hour / 86400000) * 86400000', 'bot_id', "''"],
  ['WEEK', '(hour / 604800000) * 604800000', 'bot_id', "''"],
];

export class Migration20261122234324_usage_sums extends Migration {
  override name = 'Migration20261122234324_usage_sums';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`usage_sum\` (\`workspace_id\` text not null, \`grain\` text not null, \`start\` datetime not null, \`bot_id\` text not null, \`model\` text not null, \`messages_in\` integer not null default 0, \`answers\` integer not null default 0, \`operator_messages\` integer not null default 0, \`failures\` integer not null default 0, \`lost_calls\` integer not null default 0, \`prompt_tokens\` bigint not null default '0', \`cached_tokens\` bigint not null default '0', \`tool_tokens\` bigint not null default '0', \`thoughts_tokens\` bigint not null default '0', \`candidates_tokens\` bigint not null default '0', \`total_tokens\` bigint not null default '0', \`cost_nano\` bigint not null default '0', \`latency\` json not null default '{}', primary key (\`workspace_id\`, \`grain\`, \`start\`, \`bot_id\`, \`model\`), constraint \`usage_sum_workspace_id_foreign\` foreign key (\`workspace_id\`) references \`workspace\` (\`id\`) on delete cascade) without rowid;`,
    );
    this.addSql(
      `create index \`usage_sum_workspace_id_index\` on \`usage_sum\` (\`workspace_id\`);`,
    );

    // What is there already, summed the three ways.
    for (const [grain, start, bot, model] of tiers) {
      const key = `workspace_id, '${grain}' as grain, ${start} as start, ${bot} as bot_id, ${model} as model`;
      const names = 'workspace_id, grain, start, bot_id, model';
      this.addSql(`insert into usage_sum (${names}, ${counts.join(', ')})
        select ${names}, ${counts.map((name) => `sum(${name})`).join(', ')}
        from (select ${key}, ${counts.join(', ')} from bot_analytics) line group by ${names}`);
      this.addSql(`insert into usage_sum (${names}, latency)
        select ${names}, json_group_object(cast(bucket as text), answers)
        from (select ${names}, bucket, sum(answers) as answers
          from (select ${key}, bucket, answers from bot_latency) line group by ${names}, bucket) line
        where true group by ${names}
        on conflict (${names}) do update set latency = excluded.latency`);
    }
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`usage_sum\`;`);
  }
}
