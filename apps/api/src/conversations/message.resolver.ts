import * as db from '@cbf/db';
import type { CommentPlace, DeliveryReason, Message, Pricing, Turn, User } from '@cbf/db';
import { Ctx as Context, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import { UserType } from '../accounts/types.ts';
import { userById } from '../accounts/viewer.resolver.ts';
import type { Ctx } from '../context.ts';
import { placedParts, type PlacedPart } from '../media/find.ts';
import { TurnType } from '../turns/types.ts';
import { usd } from '../usage/prices.ts';
import { deliveryReason as sentence } from '../words/reasons.ts';
import { messageById, turnById } from './find.ts';
import { ReactionType } from './reaction-type.ts';
import { MessageComment, MessagePricing, MessageType, PartType } from './types.ts';

/** What a message cannot know by itself. */
@Resolver(() => MessageType)
export class MessageResolver {
  @FieldResolver(() => [PartType], { description: 'What it is made of.' })
  parts(@Root() message: Message): PlacedPart[] {
    return placedParts(message);
  }

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

  @FieldResolver(() => db.DeliveryReason, {
    nullable: true,
    description: 'The same for programs.',
  })
  deliveryCode(@Root() { deliveryReason }: Message): DeliveryReason | null {
    return deliveryReason ?? null;
  }

  @FieldResolver(() => MessageType, {
    nullable: true,
    description: 'The message that it quotes, if it is still known.',
  })
  replyTo(@Root() { replyToId }: Message, @Context() ctx: Ctx): Promise<Message | null> | null {
    return replyToId == null ? null : messageById(ctx).load(replyToId);
  }

  @FieldResolver(() => [ReactionType], { description: 'The emojis on it, one of each side.' })
  reactions(@Root() { reactions }: Message, @Context() ctx: Ctx): ReactionType[] {
    return (reactions ?? []).map(({ emoji, by, state, reason, platformCode }) => ({
      emoji,
      direction: by === 'CONTACT' ? 'IN' : 'OUT',
      deliveryState: state ?? (by === 'CONTACT' ? 'RECEIVED' : 'SENT'),
      deliveryReason: reason == null ? null : sentence(ctx.locale, reason),
      deliveryCode: reason ?? null,
      platformCode: platformCode ?? null,
    }));
  }

  @FieldResolver(() => MessagePricing, {
    nullable: true,
    description: 'What the platform charges for it, once it has said so.',
  })
  pricing(@Root() { pricing }: Message): Pricing | null {
    return pricing ?? null;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description:
      'What it cost at the price that the channel had then, in dollars: zero when it is not charged, null when the platform has not said, or the channel has no price.',
  })
  priceUsd(@Root() { priceNano }: Message): number | null {
    return priceNano == null ? null : usd(priceNano);
  }

  @FieldResolver(() => MessageComment, {
    nullable: true,
    description:
      'Set on a public comment of the customer, and on an answer that went out as a reply to one.',
  })
  comment(@Root() { comment }: Message): CommentPlace | null {
    return comment ?? null;
  }

  @FieldResolver(() => TurnType, {
    nullable: true,
    description: 'The turn that made this answer, with its receipt.',
  })
  turn(@Root() { turnId }: Message, @Context() ctx: Ctx): Promise<Turn | null> | null {
    return turnId == null ? null : turnById(ctx).load(turnId);
  }
}
