import { Migration } from '@mikro-orm/migrations';

export class Migration20261122191832_initial extends Migration {
  override name = 'Migration20261122191832_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "counter" ("workspace_id" varchar(255) not null, "seq" bigint not null default '0', "epoch" varchar(255) not null, primary key ("workspace_id"));`,
    );

    this.addSql(
      `create table "event" ("workspace_id" varchar(255) not null, "seq" bigint not null, "kind" varchar(255) not null, "bot_id" varchar(255) null, "conversation_id" varchar(255) null, "subject_id" varchar(255) not null, "at" timestamptz(3) not null, primary key ("workspace_id", "seq"));`,
    );

    this.addSql(
      `create table "runner" ("id" varchar(255) not null, "version" varchar(255) not null, "platforms" jsonb not null, "model_provider" varchar(255) not null, "capacity" int not null, "hook_url" text null, "draining" boolean not null default false, "started_at" timestamptz(3) not null, "last_seen_at" timestamptz(3) not null, primary key ("id"));`,
    );

    this.addSql(
      `create table "app_user" ("id" varchar(255) not null, "username" varchar(255) not null, "folded_username" varchar(255) not null, "password_hash" text not null, "locale" varchar(255) not null, "theme" varchar(255) not null default 'SYSTEM', "is_admin" boolean not null default false, "created_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "app_user" add constraint "app_user_folded_username_unique" unique ("folded_username");`,
    );

    this.addSql(
      `create table "session" ("id" varchar(255) not null, "secret_hash" varchar(255) not null, "user_id" varchar(255) not null, "remember" boolean not null default false, "created_at" timestamptz(3) not null, "last_seen_at" timestamptz(3) not null, "expires_at" timestamptz(3) not null, "absolute_expires_at" timestamptz(3) not null, "user_agent" text null, "address" varchar(255) null, primary key ("id"));`,
    );
    this.addSql(`create index "session_user_id_index" on "session" ("user_id");`);

    this.addSql(
      `create table "workspace" ("id" varchar(255) not null, "name" varchar(255) not null, "time_zone" varchar(255) not null default 'Asia/Tashkent', "created_at" timestamptz(3) not null, primary key ("id"));`,
    );

    this.addSql(
      `create table "plan_subscription" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "plan" varchar(255) not null, "starts_at" timestamptz(3) not null, "ends_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `create index "plan_subscription_workspace_id_index" on "plan_subscription" ("workspace_id");`,
    );

    this.addSql(
      `create table "member" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "user_id" varchar(255) not null, "role" varchar(255) not null, "created_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "member_user_id_index" on "member" ("user_id");`);
    this.addSql(
      `alter table "member" add constraint "member_workspace_id_user_id_unique" unique ("workspace_id", "user_id");`,
    );

    this.addSql(
      `create table "credential_check" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "platform" varchar(255) not null, "mode" varchar(255) not null, "sealed_credential" text not null, "claimed_by" varchar(255) null, "claimed_at" timestamptz(3) null, "ok" boolean null, "code" varchar(255) null, "display_name" text null, "username" varchar(255) null, "external_id" varchar(255) null, "created_at" timestamptz(3) not null, "finished_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `create index "credential_check_workspace_id_index" on "credential_check" ("workspace_id");`,
    );

    this.addSql(
      `create table "bot_latency" ("bot_id" varchar(255) not null, "model" varchar(255) not null, "hour" timestamptz(3) not null, "bucket" int not null, "workspace_id" varchar(255) not null, "answers" int not null default 0, primary key ("bot_id", "model", "hour", "bucket"));`,
    );
    this.addSql(
      `create index "bot_latency_workspace_id_hour_index" on "bot_latency" ("workspace_id", "hour");`,
    );

    this.addSql(
      `create table "bot_analytics" ("bot_id" varchar(255) not null, "model" varchar(255) not null, "hour" timestamptz(3) not null, "workspace_id" varchar(255) not null, "messages_in" int not null default 0, "answers" int not null default 0, "operator_messages" int not null default 0, "failures" int not null default 0, "prompt_tokens" bigint not null default '0', "cached_tokens" bigint not null default '0', "tool_tokens" bigint not null default '0', "thoughts_tokens" bigint not null default '0', "candidates_tokens" bigint not null default '0', "total_tokens" bigint not null default '0', "cost_nano" bigint not null default '0', primary key ("bot_id", "model", "hour"));`,
    );
    this.addSql(
      `create index "bot_analytics_workspace_id_hour_index" on "bot_analytics" ("workspace_id", "hour");`,
    );

    this.addSql(
      `create table "bot" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "name" varchar(255) not null, "folded_name" varchar(255) not null, "description" text not null default '', "desired" varchar(255) not null default 'STOPPED', "status" varchar(255) not null default 'INACTIVE', "status_code" varchar(255) not null default 'STOPPED', "default_locale" varchar(255) not null, "texts" jsonb not null, "merge_window_ms" int not null default 1500, "uncertain_send" varchar(255) not null default 'RESEND_ONCE', "published_id" varchar(255) null, "deleted_at" timestamptz(3) null, "created_at" timestamptz(3) not null, "updated_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "bot_workspace_id_index" on "bot" ("workspace_id");`);

    this.addSql(
      `create table "personality" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "bot_id" varchar(255) not null, "version" int not null, "preset" varchar(255) not null, "role" text not null, "tone" text not null, "must" jsonb not null, "must_not" jsonb not null, "languages" jsonb not null, "instructions" text not null, "model" varchar(255) not null, "temperature" double precision null, "max_output_tokens" int null, "thinking" varchar(255) not null, "history_messages" int not null, "history_tokens" int not null, "note" text null, "published_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "personality" add constraint "personality_bot_id_version_unique" unique ("bot_id", "version");`,
    );

    this.addSql(
      `create table "channel" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "bot_id" varchar(255) not null, "platform" varchar(255) not null, "mode" varchar(255) not null, "transport" varchar(255) not null, "sealed_credential" text null, "credential_hint" varchar(255) null, "sealed_hook_secret" text null, "external_id" varchar(255) null, "display_name" text null, "username" varchar(255) null, "status" varchar(255) not null default 'INACTIVE', "status_code" varchar(255) not null default 'STOPPED', "proven_at" timestamptz(3) null, "reported_at" timestamptz(3) null, "pending_count" int null, "lease_owner" varchar(255) null, "lease" varchar(255) null, "lease_until" timestamptz(3) null, "check_asked_at" timestamptz(3) null, "disconnected_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "channel_bot_id_index" on "channel" ("bot_id");`);
    this.addSql(
      `create index "channel_platform_external_id_index" on "channel" ("platform", "external_id");`,
    );

    this.addSql(
      `create table "contact" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "channel_id" varchar(255) not null, "platform" varchar(255) not null, "external_id" varchar(255) not null, "name" text not null, "folded_name" text not null, "handle" text null, "language" varchar(255) null, "language_chosen" boolean not null default false, "tags" jsonb not null, "blocked_at" timestamptz(3) null, "first_seen_at" timestamptz(3) not null, "last_seen_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "contact" add constraint "contact_channel_id_external_id_unique" unique ("channel_id", "external_id");`,
    );

    this.addSql(
      `create table "conversation" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "bot_id" varchar(255) not null, "channel_id" varchar(255) not null, "contact_id" varchar(255) not null, "chat_id" varchar(255) not null, "is_private" boolean not null default true, "mode" varchar(255) not null default 'BOT', "status" varchar(255) not null default 'OPEN', "needs_human" boolean not null default false, "is_playground" boolean not null default false, "try_personality_id" varchar(255) null, "taken_by_id" varchar(255) null, "taken_at" timestamptz(3) null, "last_seq" int not null default 0, "answered_seq" int not null default 0, "last_message_at" timestamptz(3) not null, "total_tokens" bigint not null default '0', "cost_nano" bigint not null default '0', "created_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "conversation_bot_id_index" on "conversation" ("bot_id");`);
    this.addSql(`create index "conversation_contact_id_index" on "conversation" ("contact_id");`);
    this.addSql(
      `create index "conversation_workspace_id_last_message_at_id_index" on "conversation" ("workspace_id", "last_message_at", "id");`,
    );
    this.addSql(
      `create index "conversation_bot_id_last_message_at_id_index" on "conversation" ("bot_id", "last_message_at", "id");`,
    );
    this.addSql(
      `alter table "conversation" add constraint "conversation_channel_id_chat_id_unique" unique ("channel_id", "chat_id");`,
    );

    this.addSql(
      `create table "turn" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "bot_id" varchar(255) not null, "channel_id" varchar(255) not null, "conversation_id" varchar(255) not null, "state" varchar(255) not null, "attempt" int not null default 0, "from_seq" int not null, "through_seq" int not null, "stop_asked" boolean not null default false, "personality_id" varchar(255) null, "model" varchar(255) null, "prompt_tokens" int not null default 0, "cached_tokens" int not null default 0, "tool_tokens" int not null default 0, "thoughts_tokens" int not null default 0, "candidates_tokens" int not null default 0, "total_tokens" int not null default 0, "cost_nano" bigint not null default '0', "queue_ms" int null, "first_token_ms" int null, "model_ms" int null, "send_ms" int null, "response_ms" int null, "responded_at" timestamptz(3) null, "history_kept" int null, "history_dropped" int null, "finish_reason" varchar(255) null, "failure" varchar(255) null, "asked_at" timestamptz(3) not null, "due_at" timestamptz(3) not null, "created_at" timestamptz(3) not null, "claimed_at" timestamptz(3) null, "finished_at" timestamptz(3) null, "lease_owner" varchar(255) null, "lease" varchar(255) null, "lease_until" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "turn_conversation_id_index" on "turn" ("conversation_id");`);
    this.addSql(`create index "turn_state_due_at_index" on "turn" ("state", "due_at");`);
    this.addSql(
      `create index "turn_bot_id_responded_at_index" on "turn" ("bot_id", "responded_at");`,
    );
    this.addSql(
      `create unique index "turn_open_unique" on "turn" ("conversation_id") where state in ('QUEUED', 'THINKING');`,
    );

    this.addSql(
      `create table "model_call" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "bot_id" varchar(255) not null, "turn_id" varchar(255) not null, "attempt" int not null, "model" varchar(255) not null, "answered" boolean not null, "prompt_tokens" int not null, "cached_tokens" int not null, "tool_tokens" int not null, "thoughts_tokens" int not null, "candidates_tokens" int not null, "total_tokens" int not null, "cost_nano" bigint not null, "model_ms" int not null, "at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "model_call_bot_id_at_index" on "model_call" ("bot_id", "at");`);
    this.addSql(
      `alter table "model_call" add constraint "model_call_turn_id_attempt_unique" unique ("turn_id", "attempt");`,
    );

    this.addSql(
      `create table "message" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "bot_id" varchar(255) not null, "channel_id" varchar(255) not null, "conversation_id" varchar(255) not null, "seq" int not null, "external_id" varchar(255) null, "direction" varchar(255) not null, "author" varchar(255) not null, "author_user_id" varchar(255) null, "text" text not null, "folded" text not null, "parts" jsonb not null, "wants_answer" boolean not null default false, "delivery_state" varchar(255) not null, "delivery_reason" varchar(255) null, "maybe_twice" boolean not null default false, "platform_message_id" varchar(255) null, "platform_message_ids" jsonb not null, "turn_id" varchar(255) null, "edited_at" timestamptz(3) null, "created_at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(
      `create index "message_channel_id_platform_message_id_index" on "message" ("channel_id", "platform_message_id");`,
    );
    this.addSql(
      `create index "message_workspace_id_created_at_id_index" on "message" ("workspace_id", "created_at", "id");`,
    );
    this.addSql(
      `create index "message_bot_id_created_at_index" on "message" ("bot_id", "created_at");`,
    );
    this.addSql(`create index "message_turn_id_index" on "message" ("turn_id");`);
    this.addSql(
      `alter table "message" add constraint "message_conversation_id_seq_unique" unique ("conversation_id", "seq");`,
    );
    this.addSql(
      `alter table "message" add constraint "message_channel_id_external_id_unique" unique ("channel_id", "external_id");`,
    );

    this.addSql(
      `create table "delivery" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "bot_id" varchar(255) not null, "channel_id" varchar(255) not null, "conversation_id" varchar(255) not null, "message_id" varchar(255) not null, "seq" int not null, "state" varchar(255) not null, "attempt" int not null default 0, "pieces_sent" int not null default 0, "resent" boolean not null default false, "next_at" timestamptz(3) not null, "created_at" timestamptz(3) not null, "finished_at" timestamptz(3) null, "lease_owner" varchar(255) null, "lease" varchar(255) null, "lease_until" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(
      `alter table "delivery" add constraint "delivery_message_id_unique" unique ("message_id");`,
    );
    this.addSql(
      `create index "delivery_conversation_id_state_seq_index" on "delivery" ("conversation_id", "state", "seq");`,
    );
    this.addSql(`create index "delivery_state_next_at_index" on "delivery" ("state", "next_at");`);

    this.addSql(
      `create table "audit_entry" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "actor_id" varchar(255) null, "action" varchar(255) not null, "subject_id" varchar(255) null, "at" timestamptz(3) not null, primary key ("id"));`,
    );
    this.addSql(`create index "audit_entry_workspace_id_index" on "audit_entry" ("workspace_id");`);

    this.addSql(
      `create table "api_key" ("id" varchar(255) not null, "workspace_id" varchar(255) not null, "name" varchar(255) not null, "secret_hash" varchar(255) not null, "hint" varchar(255) not null, "created_by_id" varchar(255) null, "created_at" timestamptz(3) not null, "last_used_at" timestamptz(3) null, "revoked_at" timestamptz(3) null, primary key ("id"));`,
    );
    this.addSql(`create index "api_key_workspace_id_index" on "api_key" ("workspace_id");`);
    this.addSql(
      `alter table "api_key" add constraint "api_key_secret_hash_unique" unique ("secret_hash");`,
    );

    this.addSql(
      `alter table "session" add constraint "session_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "plan_subscription" add constraint "plan_subscription_workspace_id_foreign" foreign key ("workspace_id") references "workspace" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "member" add constraint "member_workspace_id_foreign" foreign key ("workspace_id") references "workspace" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "member" add constraint "member_user_id_foreign" foreign key ("user_id") references "app_user" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "credential_check" add constraint "credential_check_workspace_id_foreign" foreign key ("workspace_id") references "workspace" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "bot_latency" add constraint "bot_latency_workspace_id_foreign" foreign key ("workspace_id") references "workspace" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "bot_analytics" add constraint "bot_analytics_workspace_id_foreign" foreign key ("workspace_id") references "workspace" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "bot" add constraint "bot_workspace_id_foreign" foreign key ("workspace_id") references "workspace" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "personality" add constraint "personality_bot_id_foreign" foreign key ("bot_id") references "bot" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "channel" add constraint "channel_bot_id_foreign" foreign key ("bot_id") references "bot" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "contact" add constraint "contact_channel_id_foreign" foreign key ("channel_id") references "channel" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "conversation" add constraint "conversation_bot_id_foreign" foreign key ("bot_id") references "bot" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "conversation" add constraint "conversation_channel_id_foreign" foreign key ("channel_id") references "channel" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "conversation" add constraint "conversation_contact_id_foreign" foreign key ("contact_id") references "contact" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "turn" add constraint "turn_conversation_id_foreign" foreign key ("conversation_id") references "conversation" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "model_call" add constraint "model_call_turn_id_foreign" foreign key ("turn_id") references "turn" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "message" add constraint "message_channel_id_foreign" foreign key ("channel_id") references "channel" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "message" add constraint "message_conversation_id_foreign" foreign key ("conversation_id") references "conversation" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "delivery" add constraint "delivery_conversation_id_foreign" foreign key ("conversation_id") references "conversation" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "delivery" add constraint "delivery_message_id_foreign" foreign key ("message_id") references "message" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "audit_entry" add constraint "audit_entry_workspace_id_foreign" foreign key ("workspace_id") references "workspace" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "api_key" add constraint "api_key_workspace_id_foreign" foreign key ("workspace_id") references "workspace" ("id") on delete cascade;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "session" drop constraint "session_user_id_foreign";`);
    this.addSql(`alter table "member" drop constraint "member_user_id_foreign";`);
    this.addSql(
      `alter table "plan_subscription" drop constraint "plan_subscription_workspace_id_foreign";`,
    );
    this.addSql(`alter table "member" drop constraint "member_workspace_id_foreign";`);
    this.addSql(
      `alter table "credential_check" drop constraint "credential_check_workspace_id_foreign";`,
    );
    this.addSql(`alter table "bot_latency" drop constraint "bot_latency_workspace_id_foreign";`);
    this.addSql(
      `alter table "bot_analytics" drop constraint "bot_analytics_workspace_id_foreign";`,
    );
    this.addSql(`alter table "bot" drop constraint "bot_workspace_id_foreign";`);
    this.addSql(`alter table "audit_entry" drop constraint "audit_entry_workspace_id_foreign";`);
    this.addSql(`alter table "api_key" drop constraint "api_key_workspace_id_foreign";`);
    this.addSql(`alter table "personality" drop constraint "personality_bot_id_foreign";`);
    this.addSql(`alter table "channel" drop constraint "channel_bot_id_foreign";`);
    this.addSql(`alter table "conversation" drop constraint "conversation_bot_id_foreign";`);
    this.addSql(`alter table "contact" drop constraint "contact_channel_id_foreign";`);
    this.addSql(`alter table "conversation" drop constraint "conversation_channel_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_channel_id_foreign";`);
    this.addSql(`alter table "conversation" drop constraint "conversation_contact_id_foreign";`);
    this.addSql(`alter table "turn" drop constraint "turn_conversation_id_foreign";`);
    this.addSql(`alter table "message" drop constraint "message_conversation_id_foreign";`);
    this.addSql(`alter table "delivery" drop constraint "delivery_conversation_id_foreign";`);
    this.addSql(`alter table "model_call" drop constraint "model_call_turn_id_foreign";`);
    this.addSql(`alter table "delivery" drop constraint "delivery_message_id_foreign";`);

    this.addSql(`drop table if exists "counter" cascade;`);
    this.addSql(`drop table if exists "event" cascade;`);
    this.addSql(`drop table if exists "runner" cascade;`);
    this.addSql(`drop table if exists "app_user" cascade;`);
    this.addSql(`drop table if exists "session" cascade;`);
    this.addSql(`drop table if exists "workspace" cascade;`);
    this.addSql(`drop table if exists "plan_subscription" cascade;`);
    this.addSql(`drop table if exists "member" cascade;`);
    this.addSql(`drop table if exists "credential_check" cascade;`);
    this.addSql(`drop table if exists "bot_latency" cascade;`);
    this.addSql(`drop table if exists "bot_analytics" cascade;`);
    this.addSql(`drop table if exists "bot" cascade;`);
    this.addSql(`drop table if exists "personality" cascade;`);
    this.addSql(`drop table if exists "channel" cascade;`);
    this.addSql(`drop table if exists "contact" cascade;`);
    this.addSql(`drop table if exists "conversation" cascade;`);
    this.addSql(`drop table if exists "turn" cascade;`);
    this.addSql(`drop table if exists "model_call" cascade;`);
    this.addSql(`drop table if exists "message" cascade;`);
    this.addSql(`drop table if exists "delivery" cascade;`);
    this.addSql(`drop table if exists "audit_entry" cascade;`);
    this.addSql(`drop table if exists "api_key" cascade;`);
  }
}
