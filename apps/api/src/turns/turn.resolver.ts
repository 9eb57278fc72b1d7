import type { ModelCall, Personality, Turn } from '@cbf/db';
import { Ctx as Context, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { Ctx } from '../context.ts';
import { personalityById } from '../personalities/personalities.ts';
import { PersonalityType } from '../personalities/types.ts';
import { usd } from '../usage/prices.ts';
import { failureReason } from '../words/reasons.ts';
import { callsOf } from './calls.ts';
import { ModelCallType, TurnType } from './types.ts';

/** What turns and their calls of the model cannot know by themselves. */
@Resolver(() => TurnType)
export class TurnResolver {
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

  @FieldResolver(() => [ModelCallType], {
    description: 'Its calls of the model, one a try, oldest first; at most six.',
  })
  calls(@Root() { id }: Turn, @Context() ctx: Ctx): Promise<ModelCall[]> {
    return callsOf(ctx).load(id);
  }
}
