import { Migration } from '@mikro-orm/migrations';

export class Migration20261123082015_reactions extends Migration {
  override name = 'Migration20261123082015_reactions';

  override up(): void | Promise<void> {
    this.addSql(`alter table "delivery" drop constraint "delivery_message_id_unique";`);
    this.addSql(
      `alter table "delivery" add "reaction_no" int not null default 0, add "reaction" varchar(255) null;`,
    );
    this.addSql(
      `alter table "delivery" add constraint "delivery_message_id_reaction_no_unique" unique ("message_id", "reaction_no");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "delivery" drop constraint "delivery_message_id_reaction_no_unique";`);
    this.addSql(`alter table "delivery" drop column "reaction_no", drop column "reaction";`);
    this.addSql(
      `alter table "delivery" add constraint "delivery_message_id_unique" unique ("message_id");`,
    );
  }
}
