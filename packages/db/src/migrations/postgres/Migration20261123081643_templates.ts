import { Migration } from '@mikro-orm/migrations';

export class Migration20261123081643_templates extends Migration {
  override name = 'Migration20261123081643_templates';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "channel" add "templates_due_at" timestamptz(3) null, add "templates_tried_at" timestamptz(3) null, add "templates_synced_at" timestamptz(3) null, add "templates_trouble" varchar(255) null;`,
    );

    this.addSql(`alter table "template" add "created_at" timestamptz(3) not null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "channel" drop column "templates_due_at", drop column "templates_tried_at", drop column "templates_synced_at", drop column "templates_trouble";`,
    );

    this.addSql(`alter table "template" drop column "created_at";`);
  }
}
