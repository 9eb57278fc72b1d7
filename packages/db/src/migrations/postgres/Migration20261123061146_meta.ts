import { Migration } from '@mikro-orm/migrations';

export class Migration20261123061146_meta extends Migration {
  override name = 'Migration20261123061146_meta';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "template" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "channel_id" varchar(255) not null, "external_id" varchar(255) not null, "name" varchar(255) not null, "language" varchar(255) not null, "category" varchar(255) not null, "status" varchar(255) not null, "content" jsonb not null, "synced_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "template" add constraint "template_channel_id_name_language_unique" unique ("channel_id", "name", "language");`,
    );

    this.addSql(
      `create table "media" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "bot_id" varchar(255) not null, "channel_id" varchar(255) not null, "conversation_id" varchar(255) not null, "message_id" varchar(255) null, "part" int not null, "file_id" text null, "sha256" varchar(255) null, "size" bigint null, "mime_type" varchar(255) null, "file_name" text null, "place" text null, "state" varchar(255) not null, "attempt" int not null default 0, "next_at" timestamptz(3) null, "lease_owner" varchar(255) null, "lease" varchar(255) null, "lease_until" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "media_conversation_id_index" on "media" ("conversation_id");`);
    this.addSql(
      `create index "media_waiting_index" on "media" ("channel_id", "next_at") where state = 'WAITING';`,
    );
    this.addSql(
      `alter table "media" add constraint "media_message_id_part_unique" unique ("message_id", "part");`,
    );

    this.addSql(`alter table "credential_check" add "field" varchar(255) null;`);

    this.addSql(
      `alter table "channel" add "credential_expires_at" timestamptz(3) null, add "settings" jsonb null;`,
    );

    this.addSql(
      `alter table "contact" add "phone" varchar(255) null, add "bsuid" varchar(255) null;`,
    );
    this.addSql(
      `create index "contact_phone_index" on "contact" ("channel_id", "phone") where phone is not null;`,
    );
    this.addSql(
      `create unique index "contact_bsuid_unique" on "contact" ("channel_id", "bsuid") where bsuid is not null;`,
    );

    this.addSql(
      `alter table "conversation" add "window_until" timestamptz(3) null, add "message_cost_nano" bigint not null default '0';`,
    );

    this.addSql(
      `alter table "message" add "reply_to_id" varchar(255) null, add "forwarded" boolean not null default false, add "referral" jsonb null, add "template" jsonb null, add "reactions" jsonb null, add "platform_code" varchar(255) null, add "pricing" jsonb null, add "price_nano" bigint null, add "deleted_at" timestamptz(3) null;`,
    );

    this.addSql(
      `alter table "template" add constraint "template_channel_id_foreign" foreign key ("channel_id") references "channel" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "media" add constraint "media_conversation_id_foreign" foreign key ("conversation_id") references "conversation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "media" add constraint "media_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "template" cascade;`);
    this.addSql(`drop table if exists "media" cascade;`);

    this.addSql(
      `alter table "channel" drop column "credential_expires_at", drop column "settings";`,
    );

    this.addSql(`drop index "contact_phone_index";`);
    this.addSql(`drop index "contact_bsuid_unique";`);
    this.addSql(`alter table "contact" drop column "phone", drop column "bsuid";`);

    this.addSql(
      `alter table "conversation" drop column "window_until", drop column "message_cost_nano";`,
    );

    this.addSql(`alter table "credential_check" drop column "field";`);

    this.addSql(
      `alter table "message" drop column "reply_to_id", drop column "forwarded", drop column "referral", drop column "template", drop column "reactions", drop column "platform_code", drop column "pricing", drop column "price_nano", drop column "deleted_at";`,
    );
  }
}
