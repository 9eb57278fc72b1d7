import * as db from '@cbf/db';
import type { Bot, Channel, Contact, Conversation, Message, Turn, User } from '@cbf/db';
import {
  Arg,
  Ctx as Context,
  FieldResolver,
  Float,
  ID,
  Int,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { UserType } from '../accounts/types.ts';
import { userById } from '../accounts/viewer.resolver.ts';
import { botById } from '../bots/find.ts';
import { BotType } from '../bots/types.ts';
import { channelById } from '../channels/find.ts';
import { ChannelType } from '../channels/types.ts';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import type { Page } from '../graphql/page.ts';
import { TurnType } from '../turns/types.ts';
import { usd } from '../usage/prices.ts';
import { listConversations } from './conversations.ts';
import { searchMessages } from './search.ts';
import { contactById, ownConversation, openTurnOf } from './find.ts';
import { lastMessageOf, messagesOf } from './messages.ts';
import {
  ContactType,
  ConversationConnection,
  ConversationType,
  MessageConnection,
  MessageType,
} from './types.ts';
import { humanUntil } from './window.ts';

/** Conversations, to look at and to search. */
@Resolver(() => ConversationType)
export class ConversationResolver {
  @Allow('read')
  @Query(() => ConversationType, { description: 'One conversation of the workspace.' })
  conversation(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The conversation.' }) id: string,
  ): Promise<Conversation> {
    return ownConversation(ctx, id);
  }

  @Allow('read')
  @Query(() => ConversationConnection, {
    description:
      'Conversations with customers, the one with the newest message first. Try-outs are not among them.',
  })
  conversations(
    @Context() ctx: Ctx,
    @Arg('botId', () => ID, { nullable: true, description: 'Only of this bot.' })
    botId: string | undefined,
    @Arg('mode', () => db.ConversationMode, {
      nullable: true,
      description: 'Only where the bot, or a person, answers.',
    })
    mode: db.ConversationMode | undefined,
    @Arg('status', () => db.ConversationStatus, { nullable: true, description: 'Only these.' })
    status: db.ConversationStatus | undefined,
    @Arg('needsHuman', () => Boolean, {
      nullable: true,
      description: 'Only those that wait for a person, or only those that do not.',
    })
    needsHuman: boolean | undefined,
    @Arg('search', () => String, {
      nullable: true,
      description: "Only where the customer's name or handle has this.",
    })
    search: string | undefined,
    @Arg('first', () => Int, {
      defaultValue: 20,
      nullable: true,
      description: 'How many, at most 100.',
    })
    first: number | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this place.' })
    after: string | undefined,
  ): Promise<Page<Conversation>> {
    return listConversations(ctx, { botId, mode, status, needsHuman, search, first, after });
  }

  @Allow('read')
  @Query(() => MessageConnection, {
    description: 'Messages that hold these words, in whichever script they were typed.',
  })
  searchMessages(
    @Context() ctx: Ctx,
    @Arg('query', () => String, { description: 'The words.' }) query: string,
    @Arg('botId', () => ID, { nullable: true, description: 'Only of this bot.' })
    botId: string | undefined,
    @Arg('first', () => Int, {
      defaultValue: 20,
      nullable: true,
      description: 'How many, at most 100.',
    })
    first: number | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this place.' })
    after: string | undefined,
  ): Promise<Page<Message>> {
    return searchMessages(ctx, { query, botId, first, after });
  }

  @FieldResolver(() => BotType, { description: 'The bot.' })
  bot(@Root() { botId }: Conversation, @Context() ctx: Ctx): Promise<Bot | null> {
    return botById(ctx).load(botId);
  }

  @FieldResolver(() => ChannelType, { description: 'Where it runs.' })
  channel(@Root() { channelId }: Conversation, @Context() ctx: Ctx): Promise<Channel | null> {
    return channelById(ctx).load(channelId);
  }

  @FieldResolver(() => ContactType, { description: 'The customer.' })
  contact(@Root() { contactId }: Conversation, @Context() ctx: Ctx): Promise<Contact | null> {
    return contactById(ctx).load(contactId);
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who has taken over, if any.' })
  takenBy(@Root() { takenById }: Conversation, @Context() ctx: Ctx): Promise<User | null> | null {
    return takenById == null ? null : userById(ctx).load(takenById);
  }

  @FieldResolver(() => MessageType, { nullable: true, description: 'The newest message.' })
  lastMessage(
    @Root() conversation: Conversation,
    @Context() ctx: Ctx,
  ): Promise<Message | null> | null {
    return conversation.lastSeq === 0 ? null : lastMessageOf(ctx).load(conversation);
  }

  @FieldResolver(() => TurnType, {
    nullable: true,
    description: 'The turn that is being made now, if any.',
  })
  openTurn(@Root() { id }: Conversation, @Context() ctx: Ctx): Promise<Turn | null> {
    return openTurnOf(ctx).load(id);
  }

  @FieldResolver(() => MessageConnection, {
    description:
      'Its messages in their order: the newest 50 by default; `before` goes back in time, `after` forward.',
  })
  messages(
    @Root() conversation: Conversation,
    @Context() ctx: Ctx,
    @Arg('first', () => Int, { nullable: true, description: 'The oldest of them, at most 100.' })
    first: number | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Only those after this place.' })
    after: string | undefined,
    @Arg('last', () => Int, { nullable: true, description: 'The newest of them, at most 100.' })
    last: number | undefined,
    @Arg('before', () => String, { nullable: true, description: 'Only those before this place.' })
    before: string | undefined,
  ): Promise<Page<Message>> {
    return messagesOf(ctx, conversation, { first, after, last, before });
  }

  @FieldResolver(() => Date, {
    nullable: true,
    description:
      'Until when a person may write free text here, which some platforms allow longer than a bot; null when they always may.',
  })
  async humanUntil(@Root() conversation: Conversation, @Context() ctx: Ctx): Promise<Date | null> {
    if (conversation.windowUntil == null) return null;
    const channel = await channelById(ctx).load(conversation.channelId);
    return channel && humanUntil(channel.platform, conversation);
  }

  @FieldResolver(() => Float, {
    description:
      'What the platform charged for its messages, in dollars, where the channel has a price.',
  })
  messageCostUsd(@Root() { messageCostNano }: Conversation): number {
    return usd(messageCostNano);
  }

  @FieldResolver(() => Float, { description: 'What its answers cost, in dollars.' })
  costUsd(@Root() { costNano }: Conversation): number {
    return usd(costNano);
  }
}
