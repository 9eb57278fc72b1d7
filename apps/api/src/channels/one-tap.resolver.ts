import { Arg, Ctx as Context, Field, ID, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import { reportManager } from '../runner/presence.ts';
import { oneTapMade, oneTapOffer, oneTapUrl, type OneTapWord } from './one-tap.ts';

/** What the operator's bot says. */
@ObjectType('OneTapWord', {
  description: "What the operator's bot says to a person who makes a bot with one tap.",
  simpleResolvers: true,
})
export class OneTapWordType implements OneTapWord {
  @Field(() => String, { description: 'The words, in the language of the bot to be made.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What stands on the button that makes it; null when there is nothing to make.',
  })
  label!: string | null;

  @Field(() => String, { nullable: true, description: 'What the new bot may be called.' })
  name!: string | null;
}

/** Telegram bots that are made with one tap instead of a pasted token. */
@Resolver()
export class OneTapResolver {
  @Allow('edit')
  @Mutation(() => String, {
    nullable: true,
    description:
      'Where a Telegram bot is made for this one with one tap, for an hour; null where no runner can.',
  })
  oneTapUrl(
    @Context() ctx: Ctx,
    @Arg('botId', () => ID, { description: 'The bot.' }) botId: string,
  ): Promise<string | null> {
    return oneTapUrl(ctx, botId);
  }

  @Allow('runner')
  @Mutation(() => Boolean, { description: 'Notes the bot that a runner makes others with.' })
  reportManager(
    @Context() { parts }: Ctx,
    @Arg('runnerId', () => ID, { description: 'The runner.' }) runnerId: string,
    @Arg('username', () => String, { description: "The bot's handle, without @." })
    username: string,
  ): Promise<boolean> {
    return reportManager(parts.database, runnerId, username.slice(0, 64));
  }

  @Allow('runner')
  @Mutation(() => OneTapWordType, { description: 'What a person with a code is offered.' })
  oneTapOffer(
    @Context() { parts }: Ctx,
    @Arg('code', () => String, { description: 'What came with /start.' }) code: string,
  ): Promise<OneTapWord> {
    return oneTapOffer(parts, code);
  }

  @Allow('runner')
  @Mutation(() => OneTapWordType, { description: 'Connects the bot that a person has made.' })
  oneTapMade(
    @Context() { parts }: Ctx,
    @Arg('code', () => String, { description: 'What came with /start.' }) code: string,
    @Arg('token', () => String, { description: "The new bot's token." }) token: string,
  ): Promise<OneTapWord> {
    return oneTapMade(parts, code, token);
  }
}
