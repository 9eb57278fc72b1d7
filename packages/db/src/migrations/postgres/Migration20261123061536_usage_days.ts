import { Migration } from '@mikro-orm/migrations';

export class Migration20261123061536_usage_days extends Migration {
  override name = 'Migration20261123061536_usage_days';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "usage_day" ("workspace_id" varchar(255) not null, "bot_id" varchar(255) not null, "start" timestamptz(3) not null, "model" varchar(255) not null, "ends" timestamptz(3) not null, "messages_in" int not null default 0, "answers" int not null default 0, "operator_messages" int not null default 0, "failures" int not null default 0, "lost_calls" int not null default 0, "prompt_tokens" bigint not null default '0', "cached_tokens" bigint not null default '0', "tool_tokens" bigint not null default '0', "thoughts_tokens" bigint not null default '0', "candidates_tokens" bigint not null default '0', "total_tokens" bigint not null default '0', "cost_nano" bigint not null default '0', "latency" text not null, primary key ("workspace_id", "bot_id", "start", "model"));`,
    );
    this.addSql(
      `create index "usage_day_workspace_id_start_index" on "usage_day" ("workspace_id", "start");`,
    );

    this.addSql(
      `alter table "usage_day" add constraint "usage_day_workspace_id_foreign" foreign key ("workspace_id") references "workspace" ("id") on delete cascade;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "usage_day" cascade;`);
  }
}
