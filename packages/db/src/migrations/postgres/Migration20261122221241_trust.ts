import { Migration } from '@mikro-orm/migrations';

export class Migration20261122221241_trust extends Migration {
  override name = 'Migration20261122221241_trust';

  override up(): void | Promise<void> {
    this.addSql(`alter table "bot_analytics" add "lost_calls" int not null default 0;`);

    this.addSql(`alter table "bot" add "model_key_refused_at" timestamptz(3) null;`);

    this.addSql(
      `alter table "channel" add "lag_ms" int null, add "last_error_text" text null, add "last_error_at" timestamptz(3) null, add "sends_paused_until" timestamptz(3) null, add "lease_since" timestamptz(3) null;`,
    );

    this.addSql(`alter table "conversation" add "sends_paused_until" timestamptz(3) null;`);

    this.addSql(`alter table "turn" add "attention_at" timestamptz(3) null;`);
    this.addSql(
      `create index "turn_attention_index" on "turn" ("workspace_id", "attention_at", "id") where attention_at is not null;`,
    );

    this.addSql(
      `alter table "model_call" add "state" varchar(255) not null default 'MADE', add "lease" varchar(255) null, add "opened_at" timestamptz(3) null;`,
    );
    this.addSql(
      `create index "model_call_open_index" on "model_call" ("at") where state = 'OPEN';`,
    );

    this.addSql(`alter table "message" add "attention_at" timestamptz(3) null;`);
    this.addSql(
      `create index "message_attention_index" on "message" ("workspace_id", "attention_at", "id") where attention_at is not null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "bot" drop column "model_key_refused_at";`);

    this.addSql(`alter table "bot_analytics" drop column "lost_calls";`);

    this.addSql(
      `alter table "channel" drop column "lag_ms", drop column "last_error_text", drop column "last_error_at", drop column "sends_paused_until", drop column "lease_since";`,
    );

    this.addSql(`alter table "conversation" drop column "sends_paused_until";`);

    this.addSql(`drop index "message_attention_index";`);
    this.addSql(`alter table "message" drop column "attention_at";`);

    this.addSql(`drop index "model_call_open_index";`);
    this.addSql(
      `alter table "model_call" drop column "state", drop column "lease", drop column "opened_at";`,
    );

    this.addSql(`drop index "turn_attention_index";`);
    this.addSql(`alter table "turn" drop column "attention_at";`);
  }
}
