import * as db from '@cbf/db';
import { Field, Float, InputType } from 'type-graphql';

/** What connects a WhatsApp number. */
@InputType('WhatsappCredentialInput', {
  description: 'What connects a WhatsApp number; write-only but for the two ids.',
})
export class WhatsappCredentialInput {
  @Field(() => String, {
    description: 'The id of the phone number: digits, not the number itself.',
  })
  phoneNumberId!: string;

  @Field(() => String, { description: 'The id of the WhatsApp Business account.' })
  wabaId!: string;

  @Field(() => String, { description: 'An access token of a system user, which does not expire.' })
  token!: string;

  @Field(() => String, { description: "The app's secret; it proves that a call comes from Meta." })
  appSecret!: string;
}

/** What connects an Instagram profile. */
@InputType('InstagramCredentialInput', {
  description: 'What connects an Instagram profile; write-only.',
})
export class InstagramCredentialInput {
  @Field(() => String, { description: "The profile's access token, of an hour or of sixty days." })
  token!: string;

  @Field(() => String, {
    description:
      "The secret of the app's Instagram product; it proves that a call comes from Meta.",
  })
  appSecret!: string;
}

/** What an owner may set of a channel. */
@InputType('UpdateChannelInput', { description: 'What an owner may set of a channel.' })
export class UpdateChannelInput {
  @Field(() => Float, {
    nullable: true,
    description:
      "What the platform charges for one billable message, dollars, from its price list for the owner's market; null when it is not to be counted; left out, it stays.",
  })
  messagePriceUsd?: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'The same for a message of the category marketing; without it the other price counts.',
  })
  marketingPriceUsd?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the first answer, and one after a day of silence, says that a machine answers and how to reach a person; left out, it stays.',
  })
  automatedLine?: boolean | null;

  @Field(() => db.CommentRule, {
    nullable: true,
    description: 'What the bot does about public comments, on Instagram; left out, it stays.',
  })
  commentRule?: db.CommentRule | null;
}
