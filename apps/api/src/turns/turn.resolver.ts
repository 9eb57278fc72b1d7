import type { Personality, Turn } from '@cbf/db';
import {
  Arg,
  Ctx as Context,
  FieldResolver,
  Float,
  ID,
  Mutation,
  Resolver,
  Root,
} from 'type-graphql';
import type { Ctx } from '../context.ts';
import { Allow } from '../graphql/authority.ts';
import { personalityById } from '../personalities/personalities.ts';
import { PersonalityType } from '../personalities/types.ts';
import { usd } from '../usage/prices.ts';
import { failureReason } from '../words/reasons.ts';
import { retryTurn } from './retry.ts';
import { TurnType } from './types.ts';

/** Turns: what they cannot know by themselves, and how to try one again. */
@Resolver(() => TurnType)
export class TurnResolver {
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

  @FieldResolver(() => PersonalityType, {
    nullable: true,
    description: 'The version of the personality that answered.',
  })
  personality(
    @Root() { personalityId }: Turn,
    @Context() ctx: Ctx,
  ): Promise<Personality | null> | null {
    return personalityId == null ? null : personalityById(ctx).load(personalityId);
  }

  @FieldResolver(() => Float, { description: 'What its model calls cost, in dollars.' })
  costUsd(@Root() { costNano }: Turn): number {
    return usd(costNano);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "The failure in words, for the owner, in the viewer's language.",
  })
  failureReason(@Root() { failure }: Turn, @Context() ctx: Ctx): string | null {
    return failure == null ? null : failureReason(ctx.locale, failure);
  }
}
