import { defineEntity, p } from '@mikro-orm/core';
import type { CommentPlace, Part, Pricing, Reaction, Referral, TemplateUse } from '../shapes.ts';
import type {
  Author,
  ConversationMode,
  ConversationStatus,
  DeliveryReason,
  DeliveryState,
  Direction,
  Locale,
  Platform,
} from '../words.ts';
import { Bot, Channel } from './bot.ts';

const ContactSchema = defineEntity({
  name: 'Contact',
  tableName: 'contact',
  properties: {
    id: p.string().primary(),
    workspaceId: p.string(),
    channelId: () => p.manyToOne(Channel).mapToPk().joinColumn('channel_id').deleteRule('cascade'),
    platform: p.string().$type<Platform>(),
    externalId: p.string(),
    name: p.text(),
    foldedName: p.text(),
    handle: p.text().nullable(),
    phone: p.string().nullable(),
    bsuid: p.string().nullable(),
    language: p.string().$type<Locale>().nullable(),
    languageChosen: p.boolean().default(false),
    tags: p.json<string[]>(),
    blockedAt: p.datetime(3).nullable(),
    firstSeenAt: p.datetime(3),
    lastSeenAt: p.datetime(3),
  },
  uniques: [
    { properties: ['channelId', 'externalId'] },
    {
      name: 'contact_bsuid_unique',
      properties: ['channelId', 'bsuid'],
      where: 'bsuid is not null',
    },
  ],
  indexes: [
    {
      name: 'contact_phone_index',
      properties: ['channelId', 'phone'],
      where: 'phone is not null',
    },
  ],
});
/**
 * An end customer on a channel. `bsuid` is WhatsApp's id of the person for one business. `languageChosen` keeps what they picked themselves from being
 * replaced by what their device says.
 */
export class Contact extends ContactSchema.class {}
ContactSchema.setClass(Contact);

const ConversationSchema = defineEntity({
  name: 'Conversation',
  tableName: 'conversation',
  properties: {
    id: p.string().primary(),
    workspaceId: p.string(),
    botId: () => p.manyToOne(Bot).mapToPk().joinColumn('bot_id').deleteRule('cascade').index(),
    channelId: () => p.manyToOne(Channel).mapToPk().joinColumn('channel_id').deleteRule('cascade'),
    contactId: () =>
      p.manyToOne(Contact).mapToPk().joinColumn('contact_id').deleteRule('cascade').index(),
    chatId: p.string(),
    isPrivate: p.boolean().default(true),
    mode: p.string().$type<ConversationMode>().default('BOT'),
    status: p.string().$type<ConversationStatus>().default('OPEN'),
    needsHuman: p.boolean().default(false),
    isPlayground: p.boolean().default(false),
    tryPersonalityId: p.string().nullable(),
    takenById: p.string().nullable(),
    takenAt: p.datetime(3).nullable(),
    lastSeq: p.integer().default(0),
    answeredSeq: p.integer().default(0),
    lastMessageAt: p.datetime(3),
    totalTokens: p.bigint('number').default(0),
    costNano: p.bigint('number').default(0),
    sendsPausedUntil: p.datetime(3).nullable(),
    windowUntil: p.datetime(3).nullable(),
    botAnsweredAt: p.datetime(3).nullable(),
    messageCostNano: p.bigint('number').default(0),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ['channelId', 'chatId'] }],
  indexes: [
    { properties: ['workspaceId', 'lastMessageAt', 'id'] },
    { properties: ['botId', 'lastMessageAt', 'id'] },
  ],
});
/**
 * A customer's thread. Messages up to `answeredSeq` need no answer any more; `tryPersonalityId` is
 * the draft that answers in a try-out. Cost is in billionths of a dollar so that sums are exact.
 * Until `sendsPausedUntil` the platform wants to be left alone there; after `windowUntil` it takes no
 * free text. `messageCostNano` is what the platform charged for messages, billionths of a dollar;
 * `botAnsweredAt` is when the bot last answered there.
 */
export class Conversation extends ConversationSchema.class {}
ConversationSchema.setClass(Conversation);

const MessageSchema = defineEntity({
  name: 'Message',
  tableName: 'message',
  properties: {
    id: p.string().primary(),
    workspaceId: p.string(),
    botId: p.string(),
    channelId: () => p.manyToOne(Channel).mapToPk().joinColumn('channel_id').deleteRule('cascade'),
    conversationId: () =>
      p.manyToOne(Conversation).mapToPk().joinColumn('conversation_id').deleteRule('cascade'),
    seq: p.integer(),
    externalId: p.string().nullable(),
    direction: p.string().$type<Direction>(),
    author: p.string().$type<Author>(),
    authorUserId: p.string().nullable(),
    text: p.text(),
    folded: p.text(),
    parts: p.json<Part[]>(),
    wantsAnswer: p.boolean().default(false),
    deliveryState: p.string().$type<DeliveryState>(),
    deliveryReason: p.string().$type<DeliveryReason>().nullable(),
    maybeTwice: p.boolean().default(false),
    platformMessageId: p.string().nullable(),
    platformMessageIds: p.json<string[]>(),
    turnId: p.string().nullable(),
    replyToId: p.string().nullable(),
    forwarded: p.boolean().default(false),
    referral: p.json<Referral>().nullable(),
    template: p.json<TemplateUse>().nullable(),
    comment: p.json<CommentPlace>().nullable(),
    reactions: p.json<Reaction[]>().nullable(),
    platformCode: p.string().nullable(),
    pricing: p.json<Pricing>().nullable(),
    priceNano: p.bigint('number').nullable(),
    deletedAt: p.datetime(3).nullable(),
    editedAt: p.datetime(3).nullable(),
    attentionAt: p.datetime(3).nullable(),
    createdAt: p.datetime(3),
  },
  uniques: [{ properties: ['conversationId', 'seq'] }, { properties: ['channelId', 'externalId'] }],
  indexes: [
    { properties: ['channelId', 'platformMessageId'] },
    { properties: ['workspaceId', 'createdAt', 'id'] },
    { properties: ['botId', 'createdAt'] },
    { properties: ['turnId'] },
    {
      name: 'message_attention_index',
      properties: ['workspaceId', 'attentionAt', 'id'],
      where: 'attention_at is not null',
    },
  ],
});
/**
 * One line of a conversation. `externalId` makes a redelivered update a no-op; `wantsAnswer` marks
 * what a customer expects an answer to; `folded` is the text as it is searched; `deliveryReason` is
 * a code that the api turns into a sentence; `attentionAt` is since when somebody should look at one
 * that was not, or perhaps not, delivered. `replyToId` is the message that it quotes; `platformCode`
 * the platform's own name of what went wrong; `comment` is the public comment that it is or answers;
 * one with `deletedAt` was taken back by who wrote it.
 */
export class Message extends MessageSchema.class {}
MessageSchema.setClass(Message);
