import { Bot, Channel, Contact, Conversation, Message, Personality, Turn, User } from '@cbf/db';
import { Arg, Ctx, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { BotType, ChannelLimits, ChannelType } from './bots.ts';
import type { Seat } from './seat.ts';
import {
  ContactType,
  ConversationType,
  MessageConnection,
  MessageType,
  PersonalityRef,
  ReactionOf,
  TurnType,
  User as UserType,
} from './talk-types.ts';

/** A conversation with a page of its messages; whatever hangs on either is found by its resolver. */
@Resolver(() => ConversationType)
export class Talk {
  @Query(() => ConversationType, { nullable: true })
  conversation(
    @Ctx() { em, workspaceId }: Seat,
    @Arg('id', () => ID) id: string,
  ): Promise<Conversation | null> {
    return em.findOne(Conversation, { id, workspaceId });
  }

  @FieldResolver(() => BotType)
  bot(@Ctx() { em }: Seat, @Root() { botId }: Conversation): Promise<Bot> {
    return em.findOneOrFail(Bot, { id: botId });
  }

  @FieldResolver(() => ChannelType)
  channel(@Ctx() { em }: Seat, @Root() { channelId }: Conversation): Promise<Channel> {
    return em.findOneOrFail(Channel, { id: channelId });
  }

  @FieldResolver(() => ContactType)
  contact(@Ctx() { em }: Seat, @Root() { contactId }: Conversation): Promise<Contact> {
    return em.findOneOrFail(Contact, { id: contactId });
  }

  @FieldResolver(() => UserType, { nullable: true })
  takenBy(@Ctx() { em }: Seat, @Root() { takenById }: Conversation): Promise<User | null> | null {
    return takenById == null ? null : em.findOne(User, { id: takenById });
  }

  @FieldResolver(() => MessageType, { nullable: true })
  lastMessage(@Ctx() { em }: Seat, @Root() { id, lastSeq }: Conversation): Promise<Message | null> {
    return em.findOne(Message, { conversationId: id, seq: lastSeq });
  }

  @FieldResolver(() => TurnType, { nullable: true })
  openTurn(@Ctx() { em }: Seat, @Root() { id }: Conversation): Promise<Turn | null> {
    return em.findOne(Turn, { conversationId: id, state: { $in: ['QUEUED', 'THINKING'] } });
  }

  @FieldResolver(() => Float)
  costUsd(@Root() { costNano }: Conversation): number {
    return costNano / 1e9;
  }

  @FieldResolver(() => MessageConnection)
  async messages(
    @Ctx() { em }: Seat,
    @Root() { id }: Conversation,
    @Arg('last', () => Int, { nullable: true }) last: number | null,
    @Arg('before', () => String, { nullable: true }) before: string | null,
  ): Promise<MessageConnection> {
    const limit = last ?? 50;
    const found = await em.find(
      Message,
      { conversationId: id, ...(before && { seq: { $lt: Number(before) } }) },
      { limit: limit + 1, orderBy: { seq: 'desc' } },
    );
    const page = found.slice(0, limit).toReversed();
    const pageInfo = { hasNextPage: before !== null, hasPreviousPage: found.length > limit };
    return { pageInfo, edges: page.map((node) => ({ cursor: String(node.seq), node })) };
  }
}

/** What a channel can. */
@Resolver(() => ChannelType)
export class Channels {
  @FieldResolver(() => ChannelLimits)
  limits(@Root() { platform }: Channel): ChannelLimits {
    return { quotes: platform !== 'INSTAGRAM', reactions: true };
  }
}

/** What a message shows besides its own columns. */
@Resolver(() => MessageType)
export class Messages {
  @FieldResolver(() => UserType, { nullable: true })
  authorUser(@Ctx() { em }: Seat, @Root() { authorUserId }: Message): Promise<User | null> | null {
    return authorUserId == null ? null : em.findOne(User, { id: authorUserId });
  }

  @FieldResolver(() => MessageType, { nullable: true })
  replyTo(@Ctx() { em }: Seat, @Root() { replyToId }: Message): Promise<Message | null> | null {
    return replyToId == null ? null : em.findOne(Message, { id: replyToId });
  }

  @FieldResolver(() => [ReactionOf])
  reactions(@Root() { reactions }: Message): ReactionOf[] {
    return (reactions ?? []).map(({ emoji, by }) => ({
      ...{ emoji, direction: by === 'CONTACT' ? 'IN' : 'OUT' },
    }));
  }

  @FieldResolver(() => TurnType, { nullable: true })
  turn(@Ctx() { em }: Seat, @Root() { turnId }: Message): Promise<Turn | null> | null {
    return turnId == null ? null : em.findOne(Turn, { id: turnId });
  }
}

/** What a receipt shows besides its own columns. */
@Resolver(() => TurnType)
export class Receipts {
  @FieldResolver(() => PersonalityRef, { nullable: true })
  personality(
    @Ctx() { em }: Seat,
    @Root() { personalityId }: Turn,
  ): Promise<Personality | null> | null {
    return personalityId == null ? null : em.findOne(Personality, { id: personalityId });
  }

  @FieldResolver(() => Float)
  costUsd(@Root() { costNano }: Turn): number {
    return costNano / 1e9;
  }
}
