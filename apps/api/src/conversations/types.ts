import * as db from '@cbf/db';
import type {
  Button,
  CommentPlace,
  Contact,
  Conversation,
  Message,
  Part,
  Pricing,
  TemplateUse,
} from '@cbf/db';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../graphql/node.ts';
import { connectionOf } from '../graphql/connection.ts';
import { MessageTemplate } from '../templates/use-types.ts';

/** An end customer on a channel. */
@ObjectType('Contact', {
  description: 'An end customer on a channel.',
  implements: Node,
  simpleResolvers: true,
})
export class ContactType
  extends Node
  implements
    Pick<
      Contact,
      'platform' | 'name' | 'handle' | 'language' | 'tags' | 'blockedAt' | 'phone' | 'firstSeenAt'
    >
{
  @Field(() => db.Platform, { description: 'Where they write.' })
  platform!: db.Platform;

  @Field(() => String, { description: 'What they call themselves there.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Their handle there, without @.' })
  handle!: string | null;

  @Field(() => db.Locale, {
    nullable: true,
    description: "The language they chose, or their device's if it is one of ours.",
  })
  language!: db.Locale | null;

  @Field(() => [String], { description: 'Words that operators gave them.' })
  tags!: string[];

  @Field(() => Date, { nullable: true, description: 'Since when they block the bot, if they do.' })
  blockedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Their number, digits only, where the platform tells it.',
  })
  phone!: string | null;

  @Field(() => Date, { description: 'When they first wrote.' })
  firstSeenAt!: Date;

  @Field(() => Date, { description: 'When they last wrote.' })
  lastSeenAt!: Date;
}

type ShownOfConversation =
  | 'mode'
  | 'status'
  | 'needsHuman'
  | 'isPlayground'
  | 'takenAt'
  | 'lastMessageAt'
  | 'lastSeq'
  | 'totalTokens'
  | 'windowUntil'
  | 'createdAt';

/** A customer's thread. */
@ObjectType('Conversation', {
  description: "A customer's thread with a bot and, where one takes over, with a person.",
  implements: Node,
  simpleResolvers: true,
})
export class ConversationType extends Node implements Pick<Conversation, ShownOfConversation> {
  @Field(() => db.ConversationMode, { description: 'Who answers here now.' })
  mode!: db.ConversationMode;

  @Field(() => db.ConversationStatus, {
    description: 'Whether it is still worked on; it opens again when the customer writes.',
  })
  status!: db.ConversationStatus;

  @Field(() => Boolean, {
    description:
      'True when the customer asked for a person, or the bot gave up, and nobody has taken over yet.',
  })
  needsHuman!: boolean;

  @Field(() => Boolean, { description: "True for the owner's own try-out chat." })
  isPlayground!: boolean;

  @Field(() => Date, { nullable: true, description: 'When a person took over, if one has.' })
  takenAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When the last message came or went.' })
  lastMessageAt!: Date;

  @Field(() => Int, { description: 'The number of the last message.' })
  lastSeq!: number;

  @Field(() => Int, { description: 'All tokens that its answers took.' })
  totalTokens!: number;

  @Field(() => Date, {
    nullable: true,
    description:
      'Until when the platform takes free text here; null where it always does. It moves on with each message of the customer.',
  })
  windowUntil!: Date | null;

  @Field(() => Date, { description: 'When it began.' })
  createdAt!: Date;
}

/** A page of conversations. */
export const ConversationConnection = connectionOf(() => ConversationType, 'Conversation');

/** A button under a message. */
@ObjectType('Button', { description: 'A button under a message.', simpleResolvers: true })
export class ButtonType implements Button {
  @Field(() => String, { description: 'What stands on it.' })
  label!: string;

  @Field(() => String, { description: 'What comes back when it is pressed.' })
  data!: string;
}

/** One piece of a message. */
@ObjectType('Part', {
  description: 'One piece of a message: text, or a described attachment.',
  simpleResolvers: true,
})
export class PartType implements Omit<Part, 'fileId'> {
  @Field(() => db.PartKind, { description: 'What it is.' })
  kind!: db.PartKind;

  @Field(() => String, { nullable: true, description: 'The text, or the caption.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: "The file's name." })
  fileName?: string | null;

  @Field(() => String, { nullable: true, description: "The file's kind, such as image/jpeg." })
  mimeType?: string | null;

  @Field(() => Int, { nullable: true, description: "The file's size in bytes." })
  size?: number | null;

  @Field(() => Int, { nullable: true, description: 'How long it plays.' })
  durationSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east.' })
  longitude?: number | null;

  @Field(() => [ButtonType], { nullable: true, description: 'Buttons to choose from.' })
  buttons?: Button[] | null;
}

type ShownOfMessage =
  | 'seq'
  | 'conversationId'
  | 'direction'
  | 'author'
  | 'text'
  | 'deliveryState'
  | 'maybeTwice'
  | 'forwarded'
  | 'platformCode'
  | 'template'
  | 'editedAt'
  | 'deletedAt'
  | 'createdAt';

/** What a platform charges for a message. */
@ObjectType('MessagePricing', {
  description: 'What a platform charges for a message, in its own words.',
  simpleResolvers: true,
})
export class MessagePricing implements Pick<Pricing, 'category' | 'billable' | 'type'> {
  @Field(() => String, { description: 'The kind of message, as it is billed.' })
  category!: string;

  @Field(() => Boolean, { description: 'Whether it is charged.' })
  billable!: boolean;

  @Field(() => String, { description: "The platform's word for why it is charged, or not." })
  type!: string;
}

/** A public comment that a message is, or that it answers. */
@ObjectType('MessageComment', {
  description: 'A public comment under a post: the one that a message is, or that it answers.',
  simpleResolvers: true,
})
export class MessageComment implements Pick<CommentPlace, 'isPublic' | 'postId'> {
  @Field(() => Boolean, {
    description: 'Whether everybody reads the message; an answer in private is read by one.',
  })
  isPublic!: boolean;

  @Field(() => ID, { nullable: true, description: "The platform's id of the post." })
  postId?: string | null;
}

/** One line of a conversation. */
@ObjectType('Message', {
  description: 'One line of a conversation.',
  implements: Node,
  simpleResolvers: true,
})
export class MessageType extends Node implements Pick<Message, ShownOfMessage> {
  @Field(() => Int, { description: 'Its number in the conversation, from 1 without gaps.' })
  seq!: number;

  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => db.Direction, { description: 'From the customer, or to them.' })
  direction!: db.Direction;

  @Field(() => db.Author, { description: 'Who wrote it.' })
  author!: db.Author;

  @Field(() => String, { description: 'Its words; empty when it has none.' })
  text!: string;

  @Field(() => db.DeliveryState, { description: 'How far it has come.' })
  deliveryState!: db.DeliveryState;

  @Field(() => Boolean, {
    description: 'True when a send was cut off and repeated, so the customer may have it twice.',
  })
  maybeTwice!: boolean;

  @Field(() => Date, { nullable: true, description: 'When the customer last edited it.' })
  editedAt!: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When whoever wrote it took it back; its words are forgotten.',
  })
  deletedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether the customer forwarded it from elsewhere.' })
  forwarded!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "The platform's own code for why it was not delivered, for who looks closer.",
  })
  platformCode!: string | null;

  @Field(() => MessageTemplate, {
    nullable: true,
    description: 'The template that it was sent as, if it was.',
  })
  template!: TemplateUse | null;

  @Field(() => Date, { description: 'When it was stored.' })
  createdAt!: Date;
}

/** A page of messages. */
export const MessageConnection = connectionOf(() => MessageType, 'Message', false);
