import { Migration } from '@mikro-orm/migrations';

export class Migration20261122221241_trust extends Migration {
  override name = 'Migration20261122221241_trust';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table \`bot_analytics\` add column \`lost_calls\` integer not null default 0;`,
    );

    this.addSql(`alter table \`bot\` add column \`model_key_refused_at\` datetime null;`);

    this.addSql(`alter table \`channel\` add column \`lag_ms\` integer null;`);
    this.addSql(`alter table \`channel\` add column \`last_error_text\` text null;`);
    this.addSql(`alter table \`channel\` add column \`last_error_at\` datetime null;`);
    this.addSql(`alter table \`channel\` add column \`sends_paused_until\` datetime null;`);
    this.addSql(`alter table \`channel\` add column \`lease_since\` datetime null;`);

    this.addSql(`alter table \`conversation\` add column \`sends_paused_until\` datetime null;`);

    this.addSql(`alter table \`turn\` add column \`attention_at\` datetime null;`);
    this.addSql(
      `create index \`turn_attention_index\` on \`turn\` (\`workspace_id\`, \`attention_at\`, \`id\`) where attention_at is not null;`,
    );

    this.addSql(`alter table \`model_call\` add column \`state\` text not null default 'MADE';`);
    this.addSql(`alter table \`model_call\` add column \`lease\` text null;`);
    this.addSql(`alter table \`model_call\` add column \`opened_at\` datetime null;`);
    this.addSql(
      `create index \`model_call_open_index\` on \`model_call\` (\`at\`) where state = 'OPEN';`,
    );

    this.addSql(`alter table \`message\` add column \`attention_at\` datetime null;`);
    this.addSql(
      `create index \`message_attention_index\` on \`message\` (\`workspace_id\`, \`attention_at\`, \`id\`) where attention_at is not null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table \`bot\` drop column \`model_key_refused_at\`;`);

    this.addSql(`alter table \`bot_analytics\` drop column \`lost_calls\`;`);

    this.addSql(`alter table \`channel\` drop column \`lag_ms\`;`);
    this.addSql(`alter table \`channel\` drop column \`last_error_text\`;`);
    this.addSql(`alter table \`channel\` drop column \`last_error_at\`;`);
    this.addSql(`alter table \`channel\` drop column \`sends_paused_until\`;`);
    this.addSql(`alter table \`channel\` drop column \`lease_since\`;`);

    this.addSql(`alter table \`conversation\` drop column \`sends_paused_until\`;`);

    this.addSql(`drop index \`message_attention_index\`;`);
    this.addSql(`alter table \`message\` drop column \`attention_at\`;`);

    this.addSql(`drop index \`model_call_open_index\`;`);
    this.addSql(`alter table \`model_call\` drop column \`state\`;`);
    this.addSql(`alter table \`model_call\` drop column \`lease\`;`);
    this.addSql(`alter table \`model_call\` drop column \`opened_at\`;`);

    this.addSql(`drop index \`turn_attention_index\`;`);
    this.addSql(`alter table \`turn\` drop column \`attention_at\`;`);
  }
}
