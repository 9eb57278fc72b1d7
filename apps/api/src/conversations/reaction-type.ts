import * as db from '@cbf/db';
import type { Reaction } from '@cbf/db';
import { Field, ObjectType } from 'type-graphql';

/** A reaction to a message. */
@ObjectType('Reaction', {
  description: 'An emoji that somebody put on a message.',
  simpleResolvers: true,
})
export class ReactionType implements Pick<Reaction, 'emoji'> {
  @Field(() => String, { description: 'The emoji.' })
  emoji!: string;

  @Field(() => db.Direction, { description: 'IN when the customer put it there, OUT when we did.' })
  direction!: db.Direction;

  @Field(() => db.DeliveryState, {
    description: 'How far ours has come; QUEUED also while it is being taken back.',
  })
  deliveryState!: db.DeliveryState;

  @Field(() => String, {
    nullable: true,
    description: "Why ours could not be given, a sentence in the viewer's language.",
  })
  deliveryReason!: string | null;

  @Field(() => db.DeliveryReason, { nullable: true, description: 'The same for programs.' })
  deliveryCode!: db.DeliveryReason | null;

  @Field(() => String, {
    nullable: true,
    description: "The platform's own code for that, for who looks closer.",
  })
  platformCode!: string | null;
}
