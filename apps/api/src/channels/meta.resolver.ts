import { CommentRule, type Channel } from '@cbf/db';
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
import { usd } from '../usage/prices.ts';
import { UpdateChannelInput } from './credential-inputs.ts';
import { ChannelLimits } from './limits-type.ts';
import { limitsOf, type Limits } from './limits.ts';
import { hookUrl, updateChannel, verifyToken } from './meta.ts';
import { ChannelType } from './types.ts';

/** What a channel on one platform has besides what all have. */
@Resolver(() => ChannelType)
export class MetaChannelResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      "The callback address to give to the app in Meta's dashboard; null on other platforms.",
  })
  hookUrl(@Root() channel: Channel, @Context() ctx: Ctx): string | null {
    return hookUrl(ctx, channel);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The verify token to give with the callback address; null on other platforms and for who may not connect channels.',
  })
  verifyToken(@Root() channel: Channel, @Context() ctx: Ctx): string | null {
    return verifyToken(ctx, channel);
  }

  @Allow('edit')
  @Mutation(() => ChannelType, { description: 'Changes what an owner may set of a channel.' })
  updateChannel(
    @Context() ctx: Ctx,
    @Arg('id', () => ID, { description: 'The channel.' }) id: string,
    @Arg('input', () => UpdateChannelInput, { description: 'What it shall be.' })
    input: UpdateChannelInput,
  ): Promise<Channel> {
    return updateChannel(ctx, id, input);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'What one billable message costs, dollars, as the owner gave it.',
  })
  messagePriceUsd(@Root() { settings }: Channel): number | null {
    const nano = settings?.messagePriceNano;
    return nano === undefined ? null : usd(nano);
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'What a billable message of the category marketing costs, dollars, where the owner gave that.',
  })
  marketingPriceUsd(@Root() { settings }: Channel): number | null {
    const nano = settings?.marketingPriceNano;
    return nano === undefined ? null : usd(nano);
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the first answer, and one after a day of silence, says that a machine answers and how to reach a person.',
  })
  automatedLine(@Root() { settings }: Channel): boolean {
    return settings?.automatedLine ?? false;
  }

  @FieldResolver(() => CommentRule, {
    description: 'What the bot does about public comments; OFF where there are none.',
  })
  commentRule(@Root() { settings }: Channel): CommentRule {
    return settings?.commentRule ?? 'OFF';
  }

  @FieldResolver(() => ChannelLimits, { description: 'What its platform can and allows.' })
  limits(@Root() { platform }: Channel): Limits {
    return limitsOf(platform);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "WhatsApp's id of the phone number; null on other platforms.",
  })
  phoneNumberId(@Root() { settings }: Channel): string | null {
    return settings?.phoneNumberId ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The id of the WhatsApp Business account; null on other platforms.',
  })
  wabaId(@Root() { settings }: Channel): string | null {
    return settings?.wabaId ?? null;
  }
}
