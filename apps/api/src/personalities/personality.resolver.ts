import type { Bot, Personality } from '@cbf/db';
import {
  Arg,
  Ctx as Context,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import { BotType } from '../bots/types.ts';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import type { Page } from '../graphql/page.ts';
import {
  isPublished,
  personalitiesOf,
  personalityById,
  publishPersonality,
  savePersonality,
} from './personalities.ts';
import { PersonalityConnection, PersonalityInput, PersonalityType } from './types.ts';

/** Versions: to save and to publish. */
@Resolver(() => PersonalityType)
export class PersonalityResolver {
  @FieldResolver(() => Boolean, { description: 'Whether it is the one that answers.' })
  isPublished(@Root() personality: Personality, @Context() ctx: Ctx): Promise<boolean> {
    return isPublished(ctx, personality);
  }

  @Allow('edit')
  @Mutation(() => PersonalityType, {
    description: 'Stores a new version; nothing answers with it until it is published.',
  })
  savePersonality(
    @Context() ctx: Ctx,
    @Arg('botId', () => ID, { description: 'The bot.' }) botId: string,
    @Arg('input', () => PersonalityInput, { description: 'What to change.' })
    input: PersonalityInput,
  ): Promise<Personality> {
    return savePersonality(ctx, botId, input);
  }

  @Allow('edit')
  @Mutation(() => BotType, {
    description: 'Makes a version the one that answers; an older one rolls back.',
  })
  publishPersonality(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The version.' }) id: string,
  ): Promise<Bot> {
    return publishPersonality(ctx, id);
  }
}

/** A bot's versions. */
@Resolver(() => BotType)
export class BotPersonalities {
  @FieldResolver(() => PersonalityType, {
    nullable: true,
    description: 'The version that answers.',
  })
  published(@Root() bot: Bot, @Context() ctx: Ctx): Promise<Personality | null> | null {
    return bot.publishedId == null ? null : personalityById(ctx).load(bot.publishedId);
  }

  @FieldResolver(() => PersonalityConnection, { description: 'Its versions, the newest first.' })
  personalities(
    @Root() bot: Bot,
    @Context() ctx: Ctx,
    @Arg('first', () => Int, {
      defaultValue: 20,
      nullable: true,
      description: 'How many, at most 100.',
    })
    first: number | undefined,
    @Arg('after', () => String, { nullable: true, description: 'Go on after this place.' })
    after: string | undefined,
  ): Promise<Page<Personality>> {
    return personalitiesOf(ctx, bot, { first, after });
  }
}
