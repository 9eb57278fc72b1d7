import { defineEntity, p } from '@mikro-orm/core';
import type { Locale, Plan, Role, Theme } from '../words.ts';

const UserSchema = defineEntity({
  name: 'User',
  tableName: 'app_user',
  properties: {
    id: p.string().primary(),
    username: p.string(),
    foldedUsername: p.string().unique(),
    passwordHash: p.text(),
    locale: p.string().$type<Locale>(),
    theme: p.string().$type<Theme>().default('SYSTEM'),
    isAdmin: p.boolean().default(false),
    createdAt: p.datetime(3),
  },
});
/** A person who signs in. `foldedUsername` is the name in lower case and keeps names unique. */
export class User extends UserSchema.class {}
UserSchema.setClass(User);

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'session',
  properties: {
    id: p.string().primary(),
    secretHash: p.string(),
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').index(),
    remember: p.boolean().default(false),
    createdAt: p.datetime(3),
    lastSeenAt: p.datetime(3),
    expiresAt: p.datetime(3),
    absoluteExpiresAt: p.datetime(3),
    userAgent: p.text().nullable(),
    address: p.string().nullable(),
  },
});
/** A signed-in device. The id is public; of the secret only a hash is kept. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);

const WorkspaceSchema = defineEntity({
  name: 'Workspace',
  tableName: 'workspace',
  properties: {
    id: p.string().primary(),
    name: p.string(),
    timeZone: p.string().default('Asia/Tashkent'),
    createdAt: p.datetime(3),
  },
});
/** The tenant: everything but users and runners belongs to one. */
export class Workspace extends WorkspaceSchema.class {}
WorkspaceSchema.setClass(Workspace);

const MemberSchema = defineEntity({
  name: 'Member',
  tableName: 'member',
  properties: {
    id: p.string().primary(),
    workspaceId: () =>
      p.manyToOne(Workspace).mapToPk().joinColumn('workspace_id').deleteRule('cascade'),
    userId: () => p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').index(),
    role: p.string().$type<Role>(),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ['workspaceId', 'userId'] }],
});
/** A user in a workspace, with what they may do there. */
export class Member extends MemberSchema.class {}
MemberSchema.setClass(Member);

const PlanSubscriptionSchema = defineEntity({
  name: 'PlanSubscription',
  tableName: 'plan_subscription',
  properties: {
    id: p.string().primary(),
    workspaceId: () =>
      p.manyToOne(Workspace).mapToPk().joinColumn('workspace_id').deleteRule('cascade').index(),
    plan: p.string().$type<Plan>(),
    startsAt: p.datetime(3),
    endsAt: p.datetime(3).nullable(),
  },
});
/** Which plan a workspace has, from when to when. */
export class PlanSubscription extends PlanSubscriptionSchema.class {}
PlanSubscriptionSchema.setClass(PlanSubscription);

const ApiKeySchema = defineEntity({
  name: 'ApiKey',
  tableName: 'api_key',
  properties: {
    id: p.string().primary(),
    workspaceId: () =>
      p.manyToOne(Workspace).mapToPk().joinColumn('workspace_id').deleteRule('cascade').index(),
    name: p.string(),
    secretHash: p.string().unique(),
    hint: p.string(),
    createdById: p.string().nullable(),
    createdAt: p.datetime(3),
    lastUsedAt: p.datetime(3).nullable(),
    revokedAt: p.datetime(3).nullable(),
  },
});
/** A program's way in; of the secret only a hash is kept. */
export class ApiKey extends ApiKeySchema.class {}
ApiKeySchema.setClass(ApiKey);

const AuditEntrySchema = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit_entry',
  properties: {
    id: p.string().primary(),
    workspaceId: () =>
      p.manyToOne(Workspace).mapToPk().joinColumn('workspace_id').deleteRule('cascade').index(),
    actorId: p.string().nullable(),
    action: p.string(),
    subjectId: p.string().nullable(),
    at: p.datetime(3),
  },
});
/** Who did what to which thing; ids only. */
export class AuditEntry extends AuditEntrySchema.class {}
AuditEntrySchema.setClass(AuditEntry);
