import * as db from '@cbf/db';
import type { Bot, BotStatus } from '@cbf/db';
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
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import type { Page } from '../graphql/page.ts';
import { statusReason } from '../words/reasons.ts';
import { createBot, duplicateBot, listBots, updateBot } from './bots.ts';
import { ownBot } from './find.ts';
import { deleteBot, restoreBot, startBot, stopBot } from './life.ts';
import { BotConnection, BotType, CreateBotInput, UpdateBotInput } from './types.ts';

/** Bots: to look at, to make, to change, to start and to end. */
@Resolver(() => BotType)
export class BotResolver {
  @Allow('read')
  @Query(() => BotType, { description: 'One bot of the workspace, deleted or not.' })
  bot(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The bot.' }) id: string,
  ): Promise<Bot> {
    return ownBot(ctx, id);
  }

  @Allow('read')
  @Query(() => BotConnection, { description: "The workspace's bots, the newest first." })
  bots(
    @Context() ctx: Ctx,
    @Arg('status', () => db.BotStatus, { nullable: true, description: 'Only those seen to be so.' })
    status: BotStatus | undefined,
    @Arg('search', () => String, { nullable: true, description: 'Only those whose name has this.' })
    search: string | undefined,
    @Arg('first', () => Int, {
      defaultValue: 20,
      nullable: true,
      description: 'How many, at most 100.',
    })
    first: number | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this place.' })
    after: string | undefined,
  ): Promise<Page<Bot>> {
    return listBots(ctx, { status: status ?? null, search: search ?? null, first, after });
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Why the bot has this status, a sentence in the viewer's language; null when all is well.",
  })
  statusReason(@Root() bot: Bot, @Context() ctx: Ctx): string | null {
    return statusReason(ctx.locale, bot.statusCode);
  }

  @Allow('edit')
  @Mutation(() => BotType, { description: 'Makes a bot with a published first personality.' })
  createBot(
    @Context() ctx: Ctx,
    @Arg('input', () => CreateBotInput, { description: 'What it begins with.' })
    input: CreateBotInput,
  ): Promise<Bot> {
    return createBot(ctx, input);
  }

  @Allow('edit')
  @Mutation(() => BotType, { description: 'Changes what is given.' })
  updateBot(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The bot.' }) id: string,
    @Arg('input', () => UpdateBotInput, { description: 'What to change.' }) input: UpdateBotInput,
  ): Promise<Bot> {
    return updateBot(ctx, id, input);
  }

  @Allow('edit')
  @Mutation(() => BotType, { description: 'A stopped copy without channels.' })
  duplicateBot(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The bot to copy.' }) id: string,
  ): Promise<Bot> {
    return duplicateBot(ctx, id);
  }

  @Allow('edit')
  @Mutation(() => BotType, {
    description: 'Hides the bot, ends its channels, and keeps it for `restoreBot` for 30 days.',
  })
  deleteBot(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The bot.' }) id: string,
  ): Promise<Bot> {
    return deleteBot(ctx, id);
  }

  @Allow('edit')
  @Mutation(() => BotType, { description: 'Brings a deleted bot back, stopped.' })
  restoreBot(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The bot.' }) id: string,
  ): Promise<Bot> {
    return restoreBot(ctx, id);
  }

  @Allow('edit')
  @Mutation(() => BotType, { description: 'Wishes the bot to answer.' })
  startBot(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The bot.' }) id: string,
  ): Promise<Bot> {
    return startBot(ctx, id);
  }

  @Allow('edit')
  @Mutation(() => BotType, { description: 'Wishes the bot to be silent.' })
  stopBot(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The bot.' }) id: string,
  ): Promise<Bot> {
    return stopBot(ctx, id);
  }
}
