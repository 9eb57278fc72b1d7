import { Migration } from '@mikro-orm/migrations';

export class Migration20261122235932_runner_losses extends Migration {
  override name = 'Migration20261122235932_runner_losses';

  override up(): void | Promise<void> {
    this.addSql(`alter table \`turn\` add column \`losses\` integer not null default 0;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`turn\` drop column \`losses\`;`);
  }
}
