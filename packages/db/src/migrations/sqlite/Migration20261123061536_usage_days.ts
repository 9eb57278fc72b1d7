import { Migration } from '@mikro-orm/migrations';

export class Migration20261123061536_usage_days extends Migration {
  override name = 'Migration20261123061536_usage_days';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`usage_day\` (\`workspace_id\` text not null, \`bot_id\` text not null, \`start\` datetime not null, \`model\` text not null, \`ends\` datetime not null, \`messages_in\` integer not null default 0, \`answers\` integer not null default 0, \`operator_messages\` integer not null default 0, \`failures\` integer not null default 0, \`lost_calls\` integer not null default 0, \`prompt_tokens\` bigint not null default '0', \`cached_tokens\` bigint not null default '0', \`tool_tokens\` bigint not null default '0', \`thoughts_tokens\` bigint not null default '0', \`candidates_tokens\` bigint not null default '0', \`total_tokens\` bigint not null default '0', \`cost_nano\` bigint not null default '0', \`latency\` text not null, primary key (\`workspace_id\`, \`bot_id\`, \`start\`, \`model\`), constraint \`usage_day_workspace_id_foreign\` foreign key (\`workspace_id\`) references \`workspace\` (\`id\`) on delete cascade) without rowid;`,
    );
    this.addSql(
      `create index \`usage_day_workspace_id_index\` on \`usage_day\` (\`workspace_id\`);`,
    );
    this.addSql(
      `create index \`usage_day_workspace_id_start_index\` on \`usage_day\` (\`workspace_id\`, \`start\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`usage_day\`;`);
  }
}
