import * as db from '@cbf/db';
import { Field, Float, InputType, Int, registerEnumType } from 'type-graphql';
import { InboundKind } from './line.ts';

registerEnumType(InboundKind, { name: 'InboundKind', description: 'What kind of update came in.' });

/** The customer whom an update is from. */
@InputType('InboundContactInput', { description: 'The customer whom an update is from.' })
export class InboundContactInput {
  @Field(() => String, { description: 'Their id on the platform.' })
  externalId!: string;

  @Field(() => String, { description: 'What they call themselves.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Their handle, without @.' })
  handle?: string | null;

  @Field(() => String, { nullable: true, description: "Their device's language tag." })
  language?: string | null;

  @Field(() => String, { nullable: true, description: 'Their number, digits only.' })
  phone?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "WhatsApp's id of the person for one business.",
  })
  bsuid?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The id that they had until now: the two are one person.',
  })
  previousExternalId?: string | null;
}

/** What brought a customer to write. */
@InputType('ReferralInput', { description: 'What brought a customer to write.' })
export class ReferralInput {
  @Field(() => String, { description: 'AD, LINK, STORY, POST or OTHER.' })
  source!: string;

  @Field(() => String, { nullable: true, description: "The platform's id of it." })
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'Its address.' })
  url?: string | null;

  @Field(() => String, { nullable: true, description: 'Its words.' })
  title?: string | null;
}

/** A button under a message. */
@InputType('ButtonInput', { description: 'A button under a message.' })
export class ButtonInput {
  @Field(() => String, { description: 'What stands on it.' })
  label!: string;

  @Field(() => String, { description: 'What comes back when it is pressed.' })
  data!: string;
}

/** One piece of an incoming message. */
@InputType('PartInput', { description: 'One piece of an incoming message.' })
export class PartInput {
  @Field(() => db.PartKind, { description: 'What it is.' })
  kind!: db.PartKind;

  @Field(() => String, { nullable: true, description: 'The text, or the caption.' })
  text?: string | null;

  @Field(() => String, { nullable: true, description: "The platform's id of the file." })
  fileId?: string | null;

  @Field(() => String, { nullable: true, description: "The file's name." })
  fileName?: string | null;

  @Field(() => String, { nullable: true, description: "The file's kind, such as image/jpeg." })
  mimeType?: string | null;

  @Field(() => Int, { nullable: true, description: "The file's size in bytes." })
  size?: number | null;

  @Field(() => Int, { nullable: true, description: 'How long it plays.' })
  durationSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees north.' })
  latitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Degrees east.' })
  longitude?: number | null;

  @Field(() => [ButtonInput], { nullable: true, description: 'Buttons to choose from.' })
  buttons?: ButtonInput[] | null;
}

/** One update of a platform in our words. */
@InputType('InboundInput', {
  description:
    'One update of a platform in our words. `externalId` is the key under which a redelivery is a no-op.',
})
export class InboundInput {
  @Field(() => String, { description: 'The same for the same update, different for any other.' })
  externalId!: string;

  @Field(() => InboundKind, { description: 'What happened.' })
  kind!: InboundKind;

  @Field(() => String, { description: "The platform's chat." })
  chatId!: string;

  @Field(() => Boolean, { description: 'Whether the customer is alone with the bot there.' })
  isPrivate!: boolean;

  @Field(() => InboundContactInput, { description: 'Whom it is from.' })
  contact!: InboundContactInput;

  @Field(() => String, {
    nullable: true,
    description: "The platform's message id (of the new, edited or pressed message).",
  })
  messageId?: string | null;

  @Field(() => [PartInput], { description: 'What the message is made of.' })
  parts!: PartInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'The slash command without the slash, lower case (`start`, `help`, `language`, `human`), if the text is one.',
  })
  command?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The data of the pressed button; a reaction's emoji, empty when it was taken back; a notice's name.",
  })
  data?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The platform's id of the message that this one answers.",
  })
  replyTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it was forwarded.' })
  forwarded?: boolean | null;

  @Field(() => ReferralInput, { nullable: true, description: 'What brought the customer to it.' })
  referral?: ReferralInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Our side did it, in the platform's own app.",
  })
  byBusiness?: boolean | null;

  @Field(() => Date, { description: 'When the platform says it happened.' })
  at!: Date;
}
