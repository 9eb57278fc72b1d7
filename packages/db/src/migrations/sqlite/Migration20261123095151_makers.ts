import { Migration } from '@mikro-orm/migrations';

export class Migration20261123095151_makers extends Migration {
  override name = 'Migration20261123095151_makers';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`runner\` add column \`manager\` text null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`runner\` drop column \`manager\`;`);
  }
}
