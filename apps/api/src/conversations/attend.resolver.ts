import type { Conversation, Message } from '@cbf/db';
import { Arg, Ctx as Context, ID, Mutation, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import { closeConversation, handBack, reopenConversation, takeOver } from './attend.ts';
import { resetTryOut, tryBot } from './playground.ts';
import { react } from './react.ts';
import { sendMessage } from './send.ts';
import { ConversationType, MessageType } from './types.ts';

/** What a person does in a conversation. */
@Resolver()
export class AttendResolver {
  @Allow('chat')
  @Mutation(() => MessageType, {
    description: 'Writes to the customer. Take the conversation over first.',
  })
  sendMessage(
    @Context() ctx: Ctx,
    @Arg('conversationId', () => ID, { description: 'The conversation.' }) conversationId: string,
    @Arg('text', () => String, {
      nullable: true,
      description: 'The words, at most 10,000 characters; may be left out beside a file.',
    })
    text: string | undefined,
    @Arg('mediaId', () => ID, {
      nullable: true,
      description: 'A file that you uploaded to this conversation (POST /media).',
    })
    mediaId: string | undefined,
    @Arg('replyToId', () => ID, {
      nullable: true,
      description:
        'The message of the conversation that it quotes, where the platform can do that.',
    })
    replyToId: string | undefined,
  ): Promise<Message> {
    return sendMessage(ctx, conversationId, { text: text ?? '', mediaId, replyToId });
  }

  @Allow('chat')
  @Mutation(() => MessageType, {
    description:
      'Puts your emoji on a message, in place of the one that was there; the bot goes on as before.',
  })
  react(
    @Context() ctx: Ctx,
    @Arg('messageId', () => ID, { description: 'The message.' }) messageId: string,
    @Arg('emoji', () => String, {
      nullable: true,
      description: 'One that the channel’s limits allow; none, or an empty one, takes it back.',
    })
    emoji: string | undefined,
  ): Promise<Message> {
    return react(ctx, messageId, emoji);
  }

  @Allow('chat')
  @Mutation(() => ConversationType, {
    description: 'You answer from here on; the bot is silent.',
  })
  takeOver(
    @Context() ctx: Ctx,
    @Arg('conversationId', () => ID, { description: 'The conversation.' }) conversationId: string,
  ): Promise<Conversation> {
    return takeOver(ctx, conversationId);
  }

  @Allow('chat')
  @Mutation(() => ConversationType, {
    description: 'The bot answers again, beginning with what the customer wrote meanwhile.',
  })
  handBack(
    @Context() ctx: Ctx,
    @Arg('conversationId', () => ID, { description: 'The conversation.' }) conversationId: string,
  ): Promise<Conversation> {
    return handBack(ctx, conversationId);
  }

  @Allow('chat')
  @Mutation(() => ConversationType, {
    description: 'Puts a conversation away; it opens again when the customer writes.',
  })
  closeConversation(
    @Context() ctx: Ctx,
    @Arg('conversationId', () => ID, { description: 'The conversation.' }) conversationId: string,
  ): Promise<Conversation> {
    return closeConversation(ctx, conversationId);
  }

  @Allow('chat')
  @Mutation(() => ConversationType, {
    description: 'Brings back a conversation that was closed by mistake; the bot has it.',
  })
  reopenConversation(
    @Context() ctx: Ctx,
    @Arg('conversationId', () => ID, { description: 'The conversation.' }) conversationId: string,
  ): Promise<Conversation> {
    return reopenConversation(ctx, conversationId);
  }

  @Allow('edit')
  @Mutation(() => MessageType, {
    description:
      'Writes to the bot as its owner, through the same line as a customer; `personalityId` tries a draft.',
  })
  tryBot(
    @Context() ctx: Ctx,
    @Arg('botId', () => ID, { description: 'The bot.' }) botId: string,
    @Arg('text', () => String, { description: 'The words, at most 4,000 characters.' })
    text: string,
    @Arg('personalityId', () => ID, {
      nullable: true,
      description: 'The version that answers; the published one by default.',
    })
    personalityId: string | undefined,
  ): Promise<Message> {
    return tryBot(ctx, botId, text, personalityId ?? null);
  }

  @Allow('edit')
  @Mutation(() => ConversationType, { description: 'Begins the try-out conversation anew.' })
  resetTryOut(
    @Context() ctx: Ctx,
    @Arg('botId', () => ID, { description: 'The bot.' }) botId: string,
  ): Promise<Conversation> {
    return resetTryOut(ctx, botId);
  }
}
