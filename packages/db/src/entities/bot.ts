import { defineEntity, p } from '@mikro-orm/core';
import type { BotText, ChannelSettings } from '../shapes.ts';
import type {
  BotStatus,
  ChannelMode,
  CredentialField,
  Desired,
  Locale,
  Platform,
  Preset,
  StatusCode,
  Thinking,
  Transport,
  UncertainSend,
} from '../words.ts';
import { Workspace } from './account.ts';

const BotSchema = defineEntity({
  name: 'Bot',
  tableName: 'bot',
  properties: {
    id: p.string().primary(),
    workspaceId: () =>
      p.manyToOne(Workspace).mapToPk().joinColumn('workspace_id').deleteRule('cascade').index(),
    name: p.string(),
    foldedName: p.string(),
    description: p.text().default(''),
    desired: p.string().$type<Desired>().default('STOPPED'),
    status: p.string().$type<BotStatus>().default('INACTIVE'),
    statusCode: p.string().$type<StatusCode>().default('STOPPED'),
    defaultLocale: p.string().$type<Locale>(),
    texts: p.json<BotText[]>(),
    mergeWindowMs: p.integer().default(1500),
    uncertainSend: p.string().$type<UncertainSend>().default('RESEND_ONCE'),
    hearsVoice: p.boolean().default(true),
    seesPhotos: p.boolean().default(true),
    publishedId: p.string().nullable(),
    modelKeyRefusedAt: p.datetime(3).nullable(),
    deletedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
    updatedAt: p.datetime(3),
  },
});
/**
 * A bot: the wish (`desired`) and what is seen (`status`). `publishedId` names the personality that
 * answers; it is a plain id because relations point up only. `modelKeyRefusedAt` is since when its
 * answers fail because the model's key is refused. A model is given a customer's recordings and photos
 * only where the bot `hearsVoice` and `seesPhotos`.
 */
export class Bot extends BotSchema.class {}
BotSchema.setClass(Bot);

const PersonalitySchema = defineEntity({
  name: 'Personality',
  tableName: 'personality',
  properties: {
    id: p.string().primary(),
    workspaceId: p.string(),
    botId: () => p.manyToOne(Bot).mapToPk().joinColumn('bot_id').deleteRule('cascade'),
    version: p.integer(),
    preset: p.string().$type<Preset>(),
    role: p.text(),
    tone: p.text(),
    must: p.json<string[]>(),
    mustNot: p.json<string[]>(),
    languages: p.json<Locale[]>(),
    instructions: p.text(),
    model: p.string(),
    temperature: p.double().nullable(),
    maxOutputTokens: p.integer().nullable(),
    thinking: p.string().$type<Thinking>(),
    historyMessages: p.integer(),
    historyTokens: p.integer(),
    note: p.text().nullable(),
    publishedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ['botId', 'version'] }],
});
/** An immutable numbered version of how a bot speaks and thinks. */
export class Personality extends PersonalitySchema.class {}
PersonalitySchema.setClass(Personality);

const ChannelSchema = defineEntity({
  name: 'Channel',
  tableName: 'channel',
  properties: {
    id: p.string().primary(),
    workspaceId: p.string(),
    botId: () => p.manyToOne(Bot).mapToPk().joinColumn('bot_id').deleteRule('cascade').index(),
    platform: p.string().$type<Platform>(),
    mode: p.string().$type<ChannelMode>(),
    transport: p.string().$type<Transport>(),
    sealedCredential: p.text().nullable(),
    credentialHint: p.string().nullable(),
    sealedHookSecret: p.text().nullable(),
    credentialExpiresAt: p.datetime(3).nullable(),
    verifyTokenHash: p.string().nullable().index(),
    warnedDays: p.integer().nullable(),
    attentionAt: p.datetime(3).nullable(),
    settings: p.json<ChannelSettings>().nullable(),
    externalId: p.string().nullable(),
    displayName: p.text().nullable(),
    username: p.string().nullable(),
    status: p.string().$type<BotStatus>().default('INACTIVE'),
    statusCode: p.string().$type<StatusCode>().default('STOPPED'),
    provenAt: p.datetime(3).nullable(),
    reportedAt: p.datetime(3).nullable(),
    pendingCount: p.integer().nullable(),
    lagMs: p.integer().nullable(),
    lastErrorText: p.text().nullable(),
    lastErrorAt: p.datetime(3).nullable(),
    sendsPausedUntil: p.datetime(3).nullable(),
    leaseOwner: p.string().nullable(),
    lease: p.string().nullable(),
    leaseSince: p.datetime(3).nullable(),
    leaseUntil: p.datetime(3).nullable(),
    checkAskedAt: p.datetime(3).nullable(),
    templatesDueAt: p.datetime(3).nullable(),
    templatesTriedAt: p.datetime(3).nullable(),
    templatesSyncedAt: p.datetime(3).nullable(),
    templatesTrouble: p.string().$type<StatusCode>().nullable(),
    disconnectedAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
  indexes: [
    { properties: ['platform', 'externalId'] },
    {
      name: 'channel_attention_index',
      properties: ['workspaceId', 'attentionAt', 'id'],
      where: 'attention_at is not null',
    },
  ],
});
/**
 * One bot on one platform. The credential is sealed and bound to this row's id; the lease says which
 * runner holds it now; `checkAskedAt` asks that runner to prove it again. Until `sendsPausedUntil`
 * the platform wants nothing from this bot in any chat. What Meta wants to know is sealed as one JSON
 * text; what of it may be shown stands in `settings`, and by `verifyTokenHash` the channel is found
 * whose verify token a handshake names. `warnedDays` is how near the end of the credential was when
 * its owner was last warned, and `attentionAt` since when that waits for somebody to look at it. Its
 * templates are to be read at `templatesDueAt`, at once when that is null; they are as of
 * `templatesSyncedAt`, and `templatesTrouble` is what kept the try at `templatesTriedAt` from reading
 * them.
 */
export class Channel extends ChannelSchema.class {}
ChannelSchema.setClass(Channel);

const CredentialCheckSchema = defineEntity({
  name: 'CredentialCheck',
  tableName: 'credential_check',
  properties: {
    id: p.string().primary(),
    workspaceId: () =>
      p.manyToOne(Workspace).mapToPk().joinColumn('workspace_id').deleteRule('cascade').index(),
    platform: p.string().$type<Platform>(),
    mode: p.string().$type<ChannelMode>(),
    sealedCredential: p.text(),
    claimedBy: p.string().nullable(),
    claimedAt: p.datetime(3).nullable(),
    ok: p.boolean().nullable(),
    code: p.string().$type<StatusCode>().nullable(),
    displayName: p.text().nullable(),
    username: p.string().nullable(),
    externalId: p.string().nullable(),
    field: p.string().$type<CredentialField>().nullable(),
    createdAt: p.datetime(3),
    finishedAt: p.datetime(3).nullable(),
  },
});
/**
 * A question to a runner: does this credential work? Short-lived; the credential is sealed. `field`
 * names the value that is wrong, where the platform tells.
 */
export class CredentialCheck extends CredentialCheckSchema.class {}
CredentialCheckSchema.setClass(CredentialCheck);
