import { defineEntity, p } from '@mikro-orm/core';
import type { TemplateContent } from '../shapes.ts';
import type { MediaFailure, MediaState, PartKind } from '../words.ts';
import { Channel } from './bot.ts';
import { Conversation, Message } from './talk.ts';

const MediaSchema = defineEntity({
  name: 'Media',
  tableName: 'media',
  properties: {
    id: p.string().primary(),
    workspaceId: p.string(),
    botId: p.string(),
    channelId: p.string(),
    conversationId: () =>
      p
        .manyToOne(Conversation)
        .mapToPk()
        .joinColumn('conversation_id')
        .deleteRule('cascade')
        .index(),
    messageId: () =>
      p.manyToOne(Message).mapToPk().joinColumn('message_id').deleteRule('cascade').nullable(),
    part: p.integer(),
    kind: p.string().$type<PartKind>().default('DOCUMENT'),
    fileId: p.text().nullable(),
    sha256: p.string().nullable(),
    size: p.bigint('number').nullable(),
    mimeType: p.string().nullable(),
    fileName: p.text().nullable(),
    place: p.text().nullable(),
    state: p.string().$type<MediaState>(),
    failure: p.string().$type<MediaFailure>().nullable(),
    attempt: p.integer().default(0),
    nextAt: p.datetime(3).nullable(),
    leaseOwner: p.string().nullable(),
    lease: p.string().nullable(),
    leaseUntil: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ['messageId', 'part'] }],
  indexes: [
    {
      name: 'media_waiting_index',
      properties: ['channelId', 'nextAt'],
      where: "state = 'WAITING'",
    },
    {
      name: 'media_unused_index',
      properties: ['createdAt'],
      where: 'message_id is null',
    },
  ],
});
/**
 * A file of a message: the `part` of it that it belongs to, and the `place` where its bytes are kept.
 * Until it is KEPT a runner is to fetch it from the platform by `fileId`; `failure` says why one is
 * LOST. One without a message was uploaded to be sent.
 */
export class Media extends MediaSchema.class {}
MediaSchema.setClass(Media);

const DiscardedFileSchema = defineEntity({
  name: 'DiscardedFile',
  tableName: 'discarded_file',
  properties: {
    place: p.string().primary(),
    createdAt: p.datetime(3),
  },
});
/**
 * The place of a file that nothing refers to any more: it is removed from there, and the row only
 * after that, so that no end of a process leaves the file behind.
 */
export class DiscardedFile extends DiscardedFileSchema.class {}
DiscardedFileSchema.setClass(DiscardedFile);

const TemplateSchema = defineEntity({
  name: 'Template',
  tableName: 'template',
  properties: {
    id: p.string().primary(),
    workspaceId: p.string(),
    channelId: () => p.manyToOne(Channel).mapToPk().joinColumn('channel_id').deleteRule('cascade'),
    externalId: p.string(),
    name: p.string(),
    language: p.string(),
    category: p.string(),
    status: p.string(),
    content: p.json<TemplateContent>(),
    syncedAt: p.datetime(3),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ['channelId', 'name', 'language'] }],
});
/** A message that a platform has approved, or not, for use outside the window; its own words throughout. */
export class Template extends TemplateSchema.class {}
TemplateSchema.setClass(Template);
