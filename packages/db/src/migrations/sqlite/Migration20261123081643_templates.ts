import { Migration } from '@mikro-orm/migrations';

export class Migration20261123081643_templates extends Migration {
  override name = 'Migration20261123081643_templates';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`channel\` add column \`templates_due_at\` datetime null;`);
    this.addSql(`alter table \`channel\` add column \`templates_tried_at\` datetime null;`);
    this.addSql(`alter table \`channel\` add column \`templates_synced_at\` datetime null;`);
    this.addSql(`alter table \`channel\` add column \`templates_trouble\` text null;`);

    this.addSql(`alter table \`template\` add column \`created_at\` datetime not null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`channel\` drop column \`templates_due_at\`;`);
    this.addSql(`alter table \`channel\` drop column \`templates_tried_at\`;`);
    this.addSql(`alter table \`channel\` drop column \`templates_synced_at\`;`);
    this.addSql(`alter table \`channel\` drop column \`templates_trouble\`;`);

    this.addSql(`alter table \`template\` drop column \`created_at\`;`);
  }
}
