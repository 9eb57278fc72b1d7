import { Migration } from '@mikro-orm/migrations';

export class Migration20261123061146_meta extends Migration {
  override name = 'Migration20261123061146_meta';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`template\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`channel_id\` text not null, \`external_id\` text not null, \`name\` text not null, \`language\` text not null, \`category\` text not null, \`status\` text not null, \`content\` json not null, \`synced_at\` datetime not null, constraint \`template_channel_id_foreign\` foreign key (\`channel_id\`) references \`channel\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`template_channel_id_index\` on \`template\` (\`channel_id\`);`);
    this.addSql(
      `create unique index \`template_channel_id_name_language_unique\` on \`template\` (\`channel_id\`, \`name\`, \`language\`);`,
    );

    this.addSql(
      `create table \`media\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`bot_id\` text not null, \`channel_id\` text not null, \`conversation_id\` text not null, \`message_id\` text null, \`part\` integer not null, \`file_id\` text null, \`sha256\` text null, \`size\` bigint null, \`mime_type\` text null, \`file_name\` text null, \`place\` text null, \`state\` text not null, \`attempt\` integer not null default 0, \`next_at\` datetime null, \`lease_owner\` text null, \`lease\` text null, \`lease_until\` datetime null, \`created_at\` datetime not null, constraint \`media_conversation_id_foreign\` foreign key (\`conversation_id\`) references \`conversation\` (\`id\`) on delete cascade, constraint \`media_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`media_conversation_id_index\` on \`media\` (\`conversation_id\`);`);
    this.addSql(`create index \`media_message_id_index\` on \`media\` (\`message_id\`);`);
    this.addSql(
      `create index \`media_waiting_index\` on \`media\` (\`channel_id\`, \`next_at\`) where state = 'WAITING';`,
    );
    this.addSql(
      `create unique index \`media_message_id_part_unique\` on \`media\` (\`message_id\`, \`part\`);`,
    );

    this.addSql(`alter table \`credential_check\` add column \`field\` text null;`);

    this.addSql(`alter table \`channel\` add column \`credential_expires_at\` datetime null;`);
    this.addSql(`alter table \`channel\` add column \`settings\` json null;`);

    this.addSql(`alter table \`contact\` add column \`phone\` text null;`);
    this.addSql(`alter table \`contact\` add column \`bsuid\` text null;`);
    this.addSql(
      `create index \`contact_phone_index\` on \`contact\` (\`channel_id\`, \`phone\`) where phone is not null;`,
    );
    this.addSql(
      `create unique index \`contact_bsuid_unique\` on \`contact\` (\`channel_id\`, \`bsuid\`) where bsuid is not null;`,
    );

    this.addSql(`alter table \`conversation\` add column \`window_until\` datetime null;`);
    this.addSql(
      `alter table \`conversation\` add column \`message_cost_nano\` bigint not null default '0';`,
    );

    this.addSql(`alter table \`message\` add column \`reply_to_id\` text null;`);
    this.addSql(`alter table \`message\` add column \`forwarded\` integer not null default false;`);
    this.addSql(`alter table \`message\` add column \`referral\` json null;`);
    this.addSql(`alter table \`message\` add column \`template\` json null;`);
    this.addSql(`alter table \`message\` add column \`reactions\` json null;`);
    this.addSql(`alter table \`message\` add column \`platform_code\` text null;`);
    this.addSql(`alter table \`message\` add column \`pricing\` json null;`);
    this.addSql(`alter table \`message\` add column \`price_nano\` bigint null;`);
    this.addSql(`alter table \`message\` add column \`deleted_at\` datetime null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`template\`;`);
    this.addSql(`drop table if exists \`media\`;`);

    this.addSql(`alter table \`channel\` drop column \`credential_expires_at\`;`);
    this.addSql(`alter table \`channel\` drop column \`settings\`;`);

    this.addSql(`drop index \`contact_phone_index\`;`);
    this.addSql(`drop index \`contact_bsuid_unique\`;`);
    this.addSql(`alter table \`contact\` drop column \`phone\`;`);
    this.addSql(`alter table \`contact\` drop column \`bsuid\`;`);

    this.addSql(`alter table \`conversation\` drop column \`window_until\`;`);
    this.addSql(`alter table \`conversation\` drop column \`message_cost_nano\`;`);

    this.addSql(`alter table \`credential_check\` drop column \`field\`;`);

    this.addSql(`alter table \`message\` drop column \`reply_to_id\`;`);
    this.addSql(`alter table \`message\` drop column \`forwarded\`;`);
    this.addSql(`alter table \`message\` drop column \`referral\`;`);
    this.addSql(`alter table \`message\` drop column \`template\`;`);
    this.addSql(`alter table \`message\` drop column \`reactions\`;`);
    this.addSql(`alter table \`message\` drop column \`platform_code\`;`);
    this.addSql(`alter table \`message\` drop column \`pricing\`;`);
    this.addSql(`alter table \`message\` drop column \`price_nano\`;`);
    this.addSql(`alter table \`message\` drop column \`deleted_at\`;`);
  }
}
