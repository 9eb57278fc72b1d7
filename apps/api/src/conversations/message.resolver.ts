import type { Message, Turn, User } from '@cbf/db';
import { Ctx as Context, FieldResolver, Resolver, Root } from 'type-graphql';
import { UserType } from '../accounts/types.ts';
import { userById } from '../accounts/viewer.resolver.ts';
import type { Ctx } from '../context.ts';
import { TurnType } from '../turns/types.ts';
import { deliveryReason as sentence } from '../words/reasons.ts';
import { turnById } from './find.ts';
import { MessageType } from './types.ts';

/** What a message cannot know by itself. */
@Resolver(() => MessageType)
export class MessageResolver {
  @FieldResolver(() => UserType, {
    nullable: true,
    description: 'The operator who wrote it, if one did.',
  })
  authorUser(@Root() { authorUserId }: Message, @Context() ctx: Ctx): Promise<User | null> | null {
    return authorUserId == null ? null : userById(ctx).load(authorUserId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it could not be delivered, a sentence in the viewer's language.",
  })
  deliveryReason(@Root() { deliveryReason }: Message, @Context() ctx: Ctx): string | null {
    return deliveryReason == null ? null : sentence(ctx.locale, deliveryReason);
  }

  @FieldResolver(() => TurnType, {
    nullable: true,
    description: 'The turn that made this answer, with its receipt.',
  })
  turn(@Root() { turnId }: Message, @Context() ctx: Ctx): Promise<Turn | null> | null {
    return turnId == null ? null : turnById(ctx).load(turnId);
  }
}
