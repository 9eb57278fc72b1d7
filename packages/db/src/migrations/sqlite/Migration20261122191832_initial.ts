import { Migration } from '@mikro-orm/migrations';

export class Migration20261122191832_initial extends Migration {
  override name = 'Migration20261122191832_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table \`counter\` (\`workspace_id\` text not null primary key, \`seq\` bigint not null default '0', \`epoch\` text not null);`,
    );

    this.addSql(
      `create table \`event\` (\`workspace_id\` text not null, \`seq\` bigint not null, \`kind\` text not null, \`bot_id\` text null, \`conversation_id\` text null, \`subject_id\` text not null, \`at\` datetime not null, primary key (\`workspace_id\`, \`seq\`));`,
    );

    this.addSql(
      `create table \`runner\` (\`id\` text not null primary key, \`version\` text not null, \`platforms\` json not null, \`model_provider\` text not null, \`capacity\` integer not null, \`hook_url\` text null, \`draining\` integer not null default false, \`started_at\` datetime not null, \`last_seen_at\` datetime not null);`,
    );

    this.addSql(
      `create table \`app_user\` (\`id\` text not null primary key, \`username\` text not null, \`folded_username\` text not null, \`password_hash\` text not null, \`locale\` text not null, \`theme\` text not null default 'SYSTEM', \`is_admin\` integer not null default false, \`created_at\` datetime not null);`,
    );
    this.addSql(
      `create unique index \`app_user_folded_username_unique\` on \`app_user\` (\`folded_username\`);`,
    );

    this.addSql(
      `create table \`session\` (\`id\` text not null primary key, \`secret_hash\` text not null, \`user_id\` text not null, \`remember\` integer not null default false, \`created_at\` datetime not null, \`last_seen_at\` datetime not null, \`expires_at\` datetime not null, \`absolute_expires_at\` datetime not null, \`user_agent\` text null, \`address\` text null, constraint \`session_user_id_foreign\` foreign key (\`user_id\`) references \`app_user\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`session_user_id_index\` on \`session\` (\`user_id\`);`);

    this.addSql(
      `create table \`workspace\` (\`id\` text not null primary key, \`name\` text not null, \`time_zone\` text not null default 'Asia/Tashkent', \`created_at\` datetime not null);`,
    );

    this.addSql(
      `create table \`plan_subscription\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`plan\` text not null, \`starts_at\` datetime not null, \`ends_at\` datetime null, constraint \`plan_subscription_workspace_id_foreign\` foreign key (\`workspace_id\`) references \`workspace\` (\`id\`) on delete cascade);`,
    );
    this.addSql(
      `create index \`plan_subscription_workspace_id_index\` on \`plan_subscription\` (\`workspace_id\`);`,
    );

    this.addSql(
      `create table \`member\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`user_id\` text not null, \`role\` text not null, \`created_at\` datetime not null, constraint \`member_workspace_id_foreign\` foreign key (\`workspace_id\`) references \`workspace\` (\`id\`) on delete cascade, constraint \`member_user_id_foreign\` foreign key (\`user_id\`) references \`app_user\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`member_workspace_id_index\` on \`member\` (\`workspace_id\`);`);
    this.addSql(`create index \`member_user_id_index\` on \`member\` (\`user_id\`);`);
    this.addSql(
      `create unique index \`member_workspace_id_user_id_unique\` on \`member\` (\`workspace_id\`, \`user_id\`);`,
    );

    this.addSql(
      `create table \`credential_check\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`platform\` text not null, \`mode\` text not null, \`sealed_credential\` text not null, \`claimed_by\` text null, \`claimed_at\` datetime null, \`ok\` integer null, \`code\` text null, \`display_name\` text null, \`username\` text null, \`external_id\` text null, \`created_at\` datetime not null, \`finished_at\` datetime null, constraint \`credential_check_workspace_id_foreign\` foreign key (\`workspace_id\`) references \`workspace\` (\`id\`) on delete cascade);`,
    );
    this.addSql(
      `create index \`credential_check_workspace_id_index\` on \`credential_check\` (\`workspace_id\`);`,
    );

    this.addSql(
      `create table \`bot_latency\` (\`bot_id\` text not null, \`model\` text not null, \`hour\` datetime not null, \`bucket\` integer not null, \`workspace_id\` text not null, \`answers\` integer not null default 0, primary key (\`bot_id\`, \`model\`, \`hour\`, \`bucket\`), constraint \`bot_latency_workspace_id_foreign\` foreign key (\`workspace_id\`) references \`workspace\` (\`id\`) on delete cascade);`,
    );
    this.addSql(
      `create index \`bot_latency_workspace_id_index\` on \`bot_latency\` (\`workspace_id\`);`,
    );
    this.addSql(
      `create index \`bot_latency_workspace_id_hour_index\` on \`bot_latency\` (\`workspace_id\`, \`hour\`);`,
    );

    this.addSql(
      `create table \`bot_analytics\` (\`bot_id\` text not null, \`model\` text not null, \`hour\` datetime not null, \`workspace_id\` text not null, \`messages_in\` integer not null default 0, \`answers\` integer not null default 0, \`operator_messages\` integer not null default 0, \`failures\` integer not null default 0, \`prompt_tokens\` bigint not null default '0', \`cached_tokens\` bigint not null default '0', \`tool_tokens\` bigint not null default '0', \`thoughts_tokens\` bigint not null default '0', \`candidates_tokens\` bigint not null default '0', \`total_tokens\` bigint not null default '0', \`cost_nano\` bigint not null default '0', primary key (\`bot_id\`, \`model\`, \`hour\`), constraint \`bot_analytics_workspace_id_foreign\` foreign key (\`workspace_id\`) references \`workspace\` (\`id\`) on delete cascade);`,
    );
    this.addSql(
      `create index \`bot_analytics_workspace_id_index\` on \`bot_analytics\` (\`workspace_id\`);`,
    );
    this.addSql(
      `create index \`bot_analytics_workspace_id_hour_index\` on \`bot_analytics\` (\`workspace_id\`, \`hour\`);`,
    );

    this.addSql(
      `create table \`bot\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`name\` text not null, \`folded_name\` text not null, \`description\` text not null default '', \`desired\` text not null default 'STOPPED', \`status\` text not null default 'INACTIVE', \`status_code\` text not null default 'STOPPED', \`default_locale\` text not null, \`texts\` json not null, \`merge_window_ms\` integer not null default 1500, \`uncertain_send\` text not null default 'RESEND_ONCE', \`published_id\` text null, \`deleted_at\` datetime null, \`created_at\` datetime not null, \`updated_at\` datetime not null, constraint \`bot_workspace_id_foreign\` foreign key (\`workspace_id\`) references \`workspace\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`bot_workspace_id_index\` on \`bot\` (\`workspace_id\`);`);

    this.addSql(
      `create table \`personality\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`bot_id\` text not null, \`version\` integer not null, \`preset\` text not null, \`role\` text not null, \`tone\` text not null, \`must\` json not null, \`must_not\` json not null, \`languages\` json not null, \`instructions\` text not null, \`model\` text not null, \`temperature\` double null, \`max_output_tokens\` integer null, \`thinking\` text not null, \`history_messages\` integer not null, \`history_tokens\` integer not null, \`note\` text null, \`published_at\` datetime null, \`created_at\` datetime not null, constraint \`personality_bot_id_foreign\` foreign key (\`bot_id\`) references \`bot\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`personality_bot_id_index\` on \`personality\` (\`bot_id\`);`);
    this.addSql(
      `create unique index \`personality_bot_id_version_unique\` on \`personality\` (\`bot_id\`, \`version\`);`,
    );

    this.addSql(
      `create table \`channel\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`bot_id\` text not null, \`platform\` text not null, \`mode\` text not null, \`transport\` text not null, \`sealed_credential\` text null, \`credential_hint\` text null, \`sealed_hook_secret\` text null, \`external_id\` text null, \`display_name\` text null, \`username\` text null, \`status\` text not null default 'INACTIVE', \`status_code\` text not null default 'STOPPED', \`proven_at\` datetime null, \`reported_at\` datetime null, \`pending_count\` integer null, \`lease_owner\` text null, \`lease\` text null, \`lease_until\` datetime null, \`check_asked_at\` datetime null, \`disconnected_at\` datetime null, \`created_at\` datetime not null, constraint \`channel_bot_id_foreign\` foreign key (\`bot_id\`) references \`bot\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`channel_bot_id_index\` on \`channel\` (\`bot_id\`);`);
    this.addSql(
      `create index \`channel_platform_external_id_index\` on \`channel\` (\`platform\`, \`external_id\`);`,
    );

    this.addSql(
      `create table \`contact\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`channel_id\` text not null, \`platform\` text not null, \`external_id\` text not null, \`name\` text not null, \`folded_name\` text not null, \`handle\` text null, \`language\` text null, \`language_chosen\` integer not null default false, \`tags\` json not null, \`blocked_at\` datetime null, \`first_seen_at\` datetime not null, \`last_seen_at\` datetime not null, constraint \`contact_channel_id_foreign\` foreign key (\`channel_id\`) references \`channel\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`contact_channel_id_index\` on \`contact\` (\`channel_id\`);`);
    this.addSql(
      `create unique index \`contact_channel_id_external_id_unique\` on \`contact\` (\`channel_id\`, \`external_id\`);`,
    );

    this.addSql(
      `create table \`conversation\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`bot_id\` text not null, \`channel_id\` text not null, \`contact_id\` text not null, \`chat_id\` text not null, \`is_private\` integer not null default true, \`mode\` text not null default 'BOT', \`status\` text not null default 'OPEN', \`needs_human\` integer not null default false, \`is_playground\` integer not null default false, \`try_personality_id\` text null, \`taken_by_id\` text null, \`taken_at\` datetime null, \`last_seq\` integer not null default 0, \`answered_seq\` integer not null default 0, \`last_message_at\` datetime not null, \`total_tokens\` bigint not null default '0', \`cost_nano\` bigint not null default '0', \`created_at\` datetime not null, constraint \`conversation_bot_id_foreign\` foreign key (\`bot_id\`) references \`bot\` (\`id\`) on delete cascade, constraint \`conversation_channel_id_foreign\` foreign key (\`channel_id\`) references \`channel\` (\`id\`) on delete cascade, constraint \`conversation_contact_id_foreign\` foreign key (\`contact_id\`) references \`contact\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`conversation_bot_id_index\` on \`conversation\` (\`bot_id\`);`);
    this.addSql(
      `create index \`conversation_channel_id_index\` on \`conversation\` (\`channel_id\`);`,
    );
    this.addSql(
      `create index \`conversation_contact_id_index\` on \`conversation\` (\`contact_id\`);`,
    );
    this.addSql(
      `create index \`conversation_workspace_id_last_message_at_id_index\` on \`conversation\` (\`workspace_id\`, \`last_message_at\`, \`id\`);`,
    );
    this.addSql(
      `create index \`conversation_bot_id_last_message_at_id_index\` on \`conversation\` (\`bot_id\`, \`last_message_at\`, \`id\`);`,
    );
    this.addSql(
      `create unique index \`conversation_channel_id_chat_id_unique\` on \`conversation\` (\`channel_id\`, \`chat_id\`);`,
    );

    this.addSql(
      `create table \`turn\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`bot_id\` text not null, \`channel_id\` text not null, \`conversation_id\` text not null, \`state\` text not null, \`attempt\` integer not null default 0, \`from_seq\` integer not null, \`through_seq\` integer not null, \`stop_asked\` integer not null default false, \`personality_id\` text null, \`model\` text null, \`prompt_tokens\` integer not null default 0, \`cached_tokens\` integer not null default 0, \`tool_tokens\` integer not null default 0, \`thoughts_tokens\` integer not null default 0, \`candidates_tokens\` integer not null default 0, \`total_tokens\` integer not null default 0, \`cost_nano\` bigint not null default '0', \`queue_ms\` integer null, \`first_token_ms\` integer null, \`model_ms\` integer null, \`send_ms\` integer null, \`response_ms\` integer null, \`responded_at\` datetime null, \`history_kept\` integer null, \`history_dropped\` integer null, \`finish_reason\` text null, \`failure\` text null, \`asked_at\` datetime not null, \`due_at\` datetime not null, \`created_at\` datetime not null, \`claimed_at\` datetime null, \`finished_at\` datetime null, \`lease_owner\` text null, \`lease\` text null, \`lease_until\` datetime null, constraint \`turn_conversation_id_foreign\` foreign key (\`conversation_id\`) references \`conversation\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`turn_conversation_id_index\` on \`turn\` (\`conversation_id\`);`);
    this.addSql(`create index \`turn_state_due_at_index\` on \`turn\` (\`state\`, \`due_at\`);`);
    this.addSql(
      `create index \`turn_bot_id_responded_at_index\` on \`turn\` (\`bot_id\`, \`responded_at\`);`,
    );
    this.addSql(
      `create unique index \`turn_open_unique\` on \`turn\` (\`conversation_id\`) where state in ('QUEUED', 'THINKING');`,
    );

    this.addSql(
      `create table \`model_call\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`bot_id\` text not null, \`turn_id\` text not null, \`attempt\` integer not null, \`model\` text not null, \`answered\` integer not null, \`prompt_tokens\` integer not null, \`cached_tokens\` integer not null, \`tool_tokens\` integer not null, \`thoughts_tokens\` integer not null, \`candidates_tokens\` integer not null, \`total_tokens\` integer not null, \`cost_nano\` bigint not null, \`model_ms\` integer not null, \`at\` datetime not null, constraint \`model_call_turn_id_foreign\` foreign key (\`turn_id\`) references \`turn\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`model_call_turn_id_index\` on \`model_call\` (\`turn_id\`);`);
    this.addSql(
      `create index \`model_call_bot_id_at_index\` on \`model_call\` (\`bot_id\`, \`at\`);`,
    );
    this.addSql(
      `create unique index \`model_call_turn_id_attempt_unique\` on \`model_call\` (\`turn_id\`, \`attempt\`);`,
    );

    this.addSql(
      `create table \`message\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`bot_id\` text not null, \`channel_id\` text not null, \`conversation_id\` text not null, \`seq\` integer not null, \`external_id\` text null, \`direction\` text not null, \`author\` text not null, \`author_user_id\` text null, \`text\` text not null, \`folded\` text not null, \`parts\` json not null, \`wants_answer\` integer not null default false, \`delivery_state\` text not null, \`delivery_reason\` text null, \`maybe_twice\` integer not null default false, \`platform_message_id\` text null, \`platform_message_ids\` json not null, \`turn_id\` text null, \`edited_at\` datetime null, \`created_at\` datetime not null, constraint \`message_channel_id_foreign\` foreign key (\`channel_id\`) references \`channel\` (\`id\`) on delete cascade, constraint \`message_conversation_id_foreign\` foreign key (\`conversation_id\`) references \`conversation\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`message_channel_id_index\` on \`message\` (\`channel_id\`);`);
    this.addSql(
      `create index \`message_conversation_id_index\` on \`message\` (\`conversation_id\`);`,
    );
    this.addSql(
      `create index \`message_channel_id_platform_message_id_index\` on \`message\` (\`channel_id\`, \`platform_message_id\`);`,
    );
    this.addSql(
      `create index \`message_workspace_id_created_at_id_index\` on \`message\` (\`workspace_id\`, \`created_at\`, \`id\`);`,
    );
    this.addSql(
      `create index \`message_bot_id_created_at_index\` on \`message\` (\`bot_id\`, \`created_at\`);`,
    );
    this.addSql(`create index \`message_turn_id_index\` on \`message\` (\`turn_id\`);`);
    this.addSql(
      `create unique index \`message_conversation_id_seq_unique\` on \`message\` (\`conversation_id\`, \`seq\`);`,
    );
    this.addSql(
      `create unique index \`message_channel_id_external_id_unique\` on \`message\` (\`channel_id\`, \`external_id\`);`,
    );

    this.addSql(
      `create table \`delivery\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`bot_id\` text not null, \`channel_id\` text not null, \`conversation_id\` text not null, \`message_id\` text not null, \`seq\` integer not null, \`state\` text not null, \`attempt\` integer not null default 0, \`pieces_sent\` integer not null default 0, \`resent\` integer not null default false, \`next_at\` datetime not null, \`created_at\` datetime not null, \`finished_at\` datetime null, \`lease_owner\` text null, \`lease\` text null, \`lease_until\` datetime null, constraint \`delivery_conversation_id_foreign\` foreign key (\`conversation_id\`) references \`conversation\` (\`id\`) on delete cascade, constraint \`delivery_message_id_foreign\` foreign key (\`message_id\`) references \`message\` (\`id\`) on delete cascade);`,
    );
    this.addSql(
      `create index \`delivery_conversation_id_index\` on \`delivery\` (\`conversation_id\`);`,
    );
    this.addSql(`create index \`delivery_message_id_index\` on \`delivery\` (\`message_id\`);`);
    this.addSql(
      `create unique index \`delivery_message_id_unique\` on \`delivery\` (\`message_id\`);`,
    );
    this.addSql(
      `create index \`delivery_conversation_id_state_seq_index\` on \`delivery\` (\`conversation_id\`, \`state\`, \`seq\`);`,
    );
    this.addSql(
      `create index \`delivery_state_next_at_index\` on \`delivery\` (\`state\`, \`next_at\`);`,
    );

    this.addSql(
      `create table \`audit_entry\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`actor_id\` text null, \`action\` text not null, \`subject_id\` text null, \`at\` datetime not null, constraint \`audit_entry_workspace_id_foreign\` foreign key (\`workspace_id\`) references \`workspace\` (\`id\`) on delete cascade);`,
    );
    this.addSql(
      `create index \`audit_entry_workspace_id_index\` on \`audit_entry\` (\`workspace_id\`);`,
    );

    this.addSql(
      `create table \`api_key\` (\`id\` text not null primary key, \`workspace_id\` text not null, \`name\` text not null, \`secret_hash\` text not null, \`hint\` text not null, \`created_by_id\` text null, \`created_at\` datetime not null, \`last_used_at\` datetime null, \`revoked_at\` datetime null, constraint \`api_key_workspace_id_foreign\` foreign key (\`workspace_id\`) references \`workspace\` (\`id\`) on delete cascade);`,
    );
    this.addSql(`create index \`api_key_workspace_id_index\` on \`api_key\` (\`workspace_id\`);`);
    this.addSql(
      `create unique index \`api_key_secret_hash_unique\` on \`api_key\` (\`secret_hash\`);`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists \`counter\`;`);
    this.addSql(`drop table if exists \`event\`;`);
    this.addSql(`drop table if exists \`runner\`;`);
    this.addSql(`drop table if exists \`app_user\`;`);
    this.addSql(`drop table if exists \`session\`;`);
    this.addSql(`drop table if exists \`workspace\`;`);
    this.addSql(`drop table if exists \`plan_subscription\`;`);
    this.addSql(`drop table if exists \`member\`;`);
    this.addSql(`drop table if exists \`credential_check\`;`);
    this.addSql(`drop table if exists \`bot_latency\`;`);
    this.addSql(`drop table if exists \`bot_analytics\`;`);
    this.addSql(`drop table if exists \`bot\`;`);
    this.addSql(`drop table if exists \`personality\`;`);
    this.addSql(`drop table if exists \`channel\`;`);
    this.addSql(`drop table if exists \`contact\`;`);
    this.addSql(`drop table if exists \`conversation\`;`);
    this.addSql(`drop table if exists \`turn\`;`);
    this.addSql(`drop table if exists \`model_call\`;`);
    this.addSql(`drop table if exists \`message\`;`);
    this.addSql(`drop table if exists \`delivery\`;`);
    this.addSql(`drop table if exists \`audit_entry\`;`);
    this.addSql(`drop table if exists \`api_key\`;`);
  }
}
