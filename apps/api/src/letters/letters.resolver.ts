import type { Bot, Channel, Conversation, Message, Turn } from '@cbf/db';
import {
  Arg,
  Ctx as Context,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { BotType } from '../bots/types.ts';
import { ChannelType } from '../channels/types.ts';
import type { Ctx } from '../context.ts';
import { conversationById } from '../conversations/find.ts';
import { ConversationType, MessageType } from '../conversations/types.ts';
import { Allow } from '../graphql/authority.ts';
import type { Page } from '../graphql/page.ts';
import { TurnType } from '../turns/types.ts';
import { deliveryReason, endReason, failureReason } from '../words/reasons.ts';
import { say } from '../words/say.ts';
import { letterCount, listLetters, type Letter } from './letters.ts';
import { dismissLetter, resendMessage, retryTurn } from './replay.ts';
import { attemptsOf, replayRefusal } from './facts.ts';
import { LetterConnection, LetterKind, LetterType } from './types.ts';

/** What needs attention, and what can be done about it. */
@Resolver(() => LetterType)
export class LettersResolver {
  @Allow('read')
  @Query(() => LetterConnection, {
    description:
      'Answers that were given up, messages that did not, or perhaps not, arrive, and channels whose credential is about to end; newest first. The list has changed when an event `BotChanged` tells of its bot.',
  })
  deadLetters(
    @Context() ctx: Ctx,
    @Arg('botId', () => ID, { nullable: true, description: 'Only this bot.' })
    botId: string | undefined,
    @Arg('first', () => Int, {
      defaultValue: 20,
      nullable: true,
      description: 'How many, at most 100.',
    })
    first: number | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this place.' })
    after: string | undefined,
  ): Promise<Page<Letter>> {
    return listLetters(ctx, { botId, first, after });
  }

  @Allow('chat')
  @Mutation(() => TurnType, {
    description: 'Makes a new turn for the last question after a dead end.',
  })
  retryTurn(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The turn that ended dead.' }) id: string,
  ): Promise<Turn> {
    return retryTurn(ctx, id);
  }

  @Allow('chat')
  @Mutation(() => MessageType, {
    description:
      'Sends a message again that did not, or perhaps not, arrive; one that is on its way or has arrived is left alone, so that asking twice sends once.',
  })
  resendMessage(
    @Context() ctx: Ctx,
    @Arg('messageId', () => ID, { description: 'The message.' }) messageId: string,
  ): Promise<Message> {
    return resendMessage(ctx, messageId);
  }

  @Allow('chat')
  @Mutation(() => Boolean, {
    description: 'Takes a dead letter off the list; false when it was not on it any more.',
  })
  dismissDeadLetter(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The letter.' }) id: string,
  ): Promise<boolean> {
    return dismissLetter(ctx, id);
  }

  @FieldResolver(() => LetterKind, { description: 'What it is about.' })
  kind(@Root() { turn, channel }: Letter): LetterKind {
    if (channel) return 'CHANNEL';
    return turn === null ? 'MESSAGE' : 'ANSWER';
  }

  @FieldResolver(() => ConversationType, {
    nullable: true,
    description: 'Where it happened; null for a channel.',
  })
  conversation(@Root() letter: Letter, @Context() ctx: Ctx): Promise<Conversation | null> | null {
    const said = letter.turn ?? letter.message;
    return said && conversationById(ctx).load(said.conversationId);
  }

  @FieldResolver(() => ChannelType, {
    nullable: true,
    description: 'The channel whose credential is about to end, if it is one.',
  })
  channel(@Root() { channel }: Letter): Channel | null {
    return channel;
  }

  @FieldResolver(() => MessageType, { nullable: true, description: 'The message, if it is one.' })
  message(@Root() { message }: Letter): Message | null {
    return message;
  }

  @FieldResolver(() => TurnType, {
    nullable: true,
    description: 'The turn whose answer was given up, if it is one.',
  })
  turn(@Root() { turn }: Letter): Turn | null {
    return turn;
  }

  @FieldResolver(() => String, {
    description:
      'Why, for programs: a FailureKind of an answer, a delivery reason of a message, TOKEN_ENDS of a channel.',
  })
  code(@Root() { turn, message }: Letter): string {
    if (turn) return turn.failure ?? 'INTERNAL';
    return message ? (message.deliveryReason ?? message.deliveryState) : 'TOKEN_ENDS';
  }

  @FieldResolver(() => String, { description: "Why, a sentence in the viewer's language." })
  reason(@Root() { turn, message, channel }: Letter, @Context() ctx: Ctx): string {
    if (turn) return failureReason(ctx.locale, turn.failure ?? 'INTERNAL');
    if (message) return deliveryReason(ctx.locale, message.deliveryReason ?? 'REJECTED');
    return endReason(ctx.locale, channel.credentialExpiresAt, ctx.parts.database.now());
  }

  @FieldResolver(() => Int, { description: 'How often it was tried.' })
  attempts(@Root() letter: Letter, @Context() ctx: Ctx): Promise<number> {
    return attemptsOf(ctx, letter);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it can be tried again now, by `retryTurn` or `resendMessage`.',
  })
  async canReplay(@Root() letter: Letter, @Context() ctx: Ctx): Promise<boolean> {
    return (await replayRefusal(ctx, letter)) === null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it cannot be tried again now, in the viewer's language; null when it can.",
  })
  replayRefusal(@Root() letter: Letter, @Context() ctx: Ctx): Promise<string | null> {
    return replayRefusal(ctx, letter).then((key) => (key === null ? null : say(ctx.locale, key)));
  }
}

/** How much needs attention, for a badge. */
@Resolver(() => BotType)
export class BotLetters {
  @FieldResolver(() => Int, {
    description: 'How many answers and messages of it need attention; see `deadLetters`.',
  })
  deadLetters(@Root() bot: Bot, @Context() ctx: Ctx): Promise<number> {
    return letterCount(ctx).load(bot.id);
  }
}
