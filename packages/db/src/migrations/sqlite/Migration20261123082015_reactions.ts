import { Migration } from '@mikro-orm/migrations';

export class Migration20261123082015_reactions extends Migration {
  override name = 'Migration20261123082015_reactions';

  override up(): void | Promise<void> {
    this.addSql(`drop index \`delivery_message_id_unique\`;`);
    this.addSql(`alter table \`delivery\` add column \`reaction_no\` integer not null default 0;`);
    this.addSql(`alter table \`delivery\` add column \`reaction\` text null;`);
    this.addSql(
      `create unique index \`delivery_message_id_reaction_no_unique\` on \`delivery\` (\`message_id\`, \`reaction_no\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index \`delivery_message_id_reaction_no_unique\`;`);
    this.addSql(`alter table \`delivery\` drop column \`reaction_no\`;`);
    this.addSql(`alter table \`delivery\` drop column \`reaction\`;`);
    this.addSql(
      `create unique index \`delivery_message_id_unique\` on \`delivery\` (\`message_id\`);`,
    );
  }
}
