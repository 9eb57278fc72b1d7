import { Migration } from '@mikro-orm/migrations';

export class Migration20261123081607_media extends Migration {
  override name = 'Migration20261123081607_media';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`discarded_file\` (\`place\` text not null primary key, \`created_at\` datetime not null);`,
    );

    this.addSql(`alter table \`bot\` add column \`hears_voice\` integer not null default true;`);
    this.addSql(`alter table \`bot\` add column \`sees_photos\` integer not null default true;`);

    this.addSql(`alter table \`media\` add column \`kind\` text not null default 'DOCUMENT';`);
    this.addSql(`alter table \`media\` add column \`failure\` text null;`);
    this.addSql(
      `create index \`media_unused_index\` on \`media\` (\`created_at\`) where message_id is null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`discarded_file\`;`);

    this.addSql(`alter table \`bot\` drop column \`hears_voice\`;`);
    this.addSql(`alter table \`bot\` drop column \`sees_photos\`;`);

    this.addSql(`drop index \`media_unused_index\`;`);
    this.addSql(`alter table \`media\` drop column \`kind\`;`);
    this.addSql(`alter table \`media\` drop column \`failure\`;`);
  }
}
