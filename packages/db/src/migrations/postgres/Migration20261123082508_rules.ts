import { Migration } from '@mikro-orm/migrations';

export class Migration20261123082508_rules extends Migration {
  override name = 'Migration20261123082508_rules';

  override up(): void | Promise<void> {
    this.addSql(`alter table "usage_sum" add "message_cost_nano" bigint not null default '0';`);

    this.addSql(`alter table "usage_day" add "message_cost_nano" bigint not null default '0';`);

    this.addSql(`alter table "bot_analytics" add "message_cost_nano" bigint not null default '0';`);

    this.addSql(
      `alter table "channel" add "verify_token_hash" varchar(255) null, add "warned_days" int null, add "attention_at" timestamptz(3) null;`,
    );
    this.addSql(
      `create index "channel_verify_token_hash_index" on "channel" ("verify_token_hash");`,
    );
    this.addSql(
      `create index "channel_attention_index" on "channel" ("workspace_id", "attention_at", "id") where attention_at is not null;`,
    );

    this.addSql(`alter table "conversation" add "bot_answered_at" timestamptz(3) null;`);

    this.addSql(`alter table "message" add "comment" jsonb null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "bot_analytics" drop column "message_cost_nano";`);

    this.addSql(`drop index "channel_verify_token_hash_index";`);
    this.addSql(`drop index "channel_attention_index";`);
    this.addSql(
      `alter table "channel" drop column "verify_token_hash", drop column "warned_days", drop column "attention_at";`,
    );

    this.addSql(`alter table "conversation" drop column "bot_answered_at";`);

    this.addSql(`alter table "message" drop column "comment";`);

    this.addSql(`alter table "usage_day" drop column "message_cost_nano";`);

    this.addSql(`alter table "usage_sum" drop column "message_cost_nano";`);
  }
}
