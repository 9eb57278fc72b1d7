import { Migration } from '@mikro-orm/migrations';

export class Migration20261123081607_media extends Migration {
  override name = 'Migration20261123081607_media';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "discarded_file" ("place" varchar(255) not null, "created_at" timestamptz(3) not null, primary key ("place"));`,
    );

    this.addSql(
      `alter table "bot" add "hears_voice" boolean not null default true, add "sees_photos" boolean not null default true;`,
    );

    this.addSql(
      `alter table "media" add "kind" varchar(255) not null default 'DOCUMENT', add "failure" varchar(255) null;`,
    );
    this.addSql(
      `create index "media_unused_index" on "media" ("created_at") where message_id is null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "discarded_file" cascade;`);

    this.addSql(`alter table "bot" drop column "hears_voice", drop column "sees_photos";`);

    this.addSql(`drop index "media_unused_index";`);
    this.addSql(`alter table "media" drop column "kind", drop column "failure";`);
  }
}
