import * as db from '@cbf/db';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { ButtonType } from '../conversations/types.ts';
import type { ClaimedChannel } from './opened.ts';
import type { ClaimedCheck } from './checks.ts';
import { TemplateUseType } from '../templates/use-types.ts';
import type { ClaimedDelivery, ClaimedFile, ClaimedReaction } from './claimed.ts';
import { AboutText, CommandText } from './face-types.ts';
import { AnsweredCommentType, ClaimedFileType, ClaimedReactionType } from './sent-types.ts';
import type { Orders, Welcome } from './presence.ts';

/** The times that a runner keeps to. */
@ObjectType('RunnerWelcome', {
  description:
    'Times in ms. A channel or turn whose lease is not renewed within leaseMs goes to another runner.',
  simpleResolvers: true,
})
export class RunnerWelcome implements Welcome {
  @Field(() => Int, { description: 'How long a lease holds without a heartbeat.' })
  leaseMs!: number;

  @Field(() => Int, { description: 'How often to give a sign of life.' })
  heartbeatMs!: number;

  @Field(() => Int, { description: 'How often to prove each channel again.' })
  provenEveryMs!: number;
}

/** What a runner must let go of. */
@ObjectType('RunnerOrders', {
  description:
    'What the runner must let go of: leases that are no longer its own, or that are no longer wanted.',
  simpleResolvers: true,
})
export class RunnerOrders implements Orders {
  @Field(() => [ID], { description: 'Channels.' })
  dropChannels!: string[];

  @Field(() => [ID], { description: 'Turns.' })
  dropTurns!: string[];

  @Field(() => [ID], { description: 'Deliveries.' })
  dropDeliveries!: string[];
}

/** A channel in a runner's hands. */
@ObjectType('ClaimedChannel', {
  description: 'A channel as a runner needs it; the only place where a credential leaves the api.',
  simpleResolvers: true,
})
export class ClaimedChannelType implements ClaimedChannel {
  @Field(() => ID, { description: 'The channel.' })
  id!: string;

  @Field(() => String, { description: 'Shows that it is the runner’s; empty for a webhook route.' })
  lease!: string;

  @Field(() => ID, { description: 'The bot.' })
  botId!: string;

  @Field(() => db.Platform, { description: 'The platform.' })
  platform!: db.Platform;

  @Field(() => db.ChannelMode, { description: 'The real platform, or the simulator.' })
  mode!: db.ChannelMode;

  @Field(() => db.Transport, { description: 'How messages reach us.' })
  transport!: db.Transport;

  @Field(() => String, {
    description:
      "The platform's secret: a Telegram token, or a JSON object of the values that Meta knows.",
  })
  credential!: string;

  @Field(() => String, { nullable: true, description: 'Who it is on the platform, once proven.' })
  externalId!: string | null;

  @Field(() => Date, { nullable: true, description: 'When the credential ends, if it does.' })
  credentialExpiresAt!: Date | null;

  @Field(() => String, { description: 'What the platform must send back with a webhook.' })
  hookSecret!: string;

  @Field(() => String, { description: 'Where its platform is to call; empty for a try-out.' })
  hookUrl!: string;

  @Field(() => db.Locale, { description: "The bot's main language." })
  defaultLocale!: db.Locale;

  @Field(() => [CommandText], { description: "The platform's menu." })
  commands!: CommandText[];

  @Field(() => [AboutText], { description: 'What the bot says of itself, by language.' })
  about!: AboutText[];
}

/** A credential to be tried. */
@ObjectType('CredentialCheck', {
  description: 'A credential to be tried by a runner.',
  simpleResolvers: true,
})
export class CredentialCheckType implements ClaimedCheck {
  @Field(() => ID, { description: 'The question.' })
  id!: string;

  @Field(() => db.Platform, { description: 'The platform.' })
  platform!: db.Platform;

  @Field(() => db.ChannelMode, { description: 'The real platform, or the simulator.' })
  mode!: db.ChannelMode;

  @Field(() => String, { description: "The platform's secret." })
  credential!: string;
}

/** What became of one update. */
@ObjectType('ReceivedItem', { description: 'What became of one update.', simpleResolvers: true })
export class ReceivedItem {
  @Field(() => ID, { description: 'The update.' })
  externalId!: string;

  @Field(() => Boolean, { description: 'Whether it was known already.' })
  duplicate!: boolean;

  @Field(() => ID, { nullable: true, description: 'The message it made or changed.' })
  messageId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What to show the customer on a button press.',
  })
  notice!: string | null;
}

/** What became of a request's updates. */
@ObjectType('ReceiveResult', {
  description: 'What became of the updates; they are stored when this is answered.',
  simpleResolvers: true,
})
export class ReceiveResult {
  @Field(() => Int, { description: 'How many were new.' })
  stored!: number;

  @Field(() => Int, { description: 'How many were known already.' })
  duplicates!: number;

  @Field(() => [ReceivedItem], { description: 'Each, in their order.' })
  items!: ReceivedItem[];
}

/** A message to be sent. */
@ObjectType('ClaimedDelivery', {
  description: "A message in a runner's hands, to be sent.",
  simpleResolvers: true,
})
export class ClaimedDeliveryType implements ClaimedDelivery {
  @Field(() => ID, { description: 'The delivery.' })
  id!: string;

  @Field(() => String, { description: 'Shows that it is the runner’s.' })
  lease!: string;

  @Field(() => Int, { description: 'Which try this is, from 1.' })
  attempt!: number;

  @Field(() => ID, { description: 'The message.' })
  messageId!: string;

  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => ID, { description: 'The channel.' })
  channelId!: string;

  @Field(() => db.Platform, { description: 'The platform.' })
  platform!: db.Platform;

  @Field(() => String, { description: "The platform's chat." })
  chatId!: string;

  @Field(() => String, { description: 'The words, in Markdown.' })
  text!: string;

  @Field(() => [ButtonType], { description: 'Buttons under it.' })
  buttons!: ButtonType[];

  @Field(() => String, {
    nullable: true,
    description:
      'What stands on the button that opens them, where a platform shows so many only as a list.',
  })
  buttonsOpener!: string | null;

  @Field(() => Boolean, { description: 'A person wrote it; some platforms allow them more.' })
  byHuman!: boolean;

  @Field(() => TemplateUseType, {
    nullable: true,
    description: 'A filled template, sent instead of the words.',
  })
  template!: db.TemplateUse | null;

  @Field(() => AnsweredCommentType, {
    nullable: true,
    description: 'The comment that it answers; null for an ordinary message.',
  })
  comment!: AnsweredCommentType | null;

  @Field(() => Int, {
    description: 'Pieces that are already with the customer; go on after them.',
  })
  piecesSent!: number;

  @Field(() => ClaimedFileType, { nullable: true, description: 'The file that goes with it.' })
  media!: ClaimedFile | null;

  @Field(() => ID, {
    nullable: true,
    description: "The platform's id of the message that it quotes.",
  })
  replyTo!: string | null;

  @Field(() => ClaimedReactionType, {
    nullable: true,
    description: 'Given instead of sending words.',
  })
  reaction!: ClaimedReaction | null;

  @Field(() => ID, {
    nullable: true,
    description:
      "The platform's id of the customer's newest message, when a person answers: it is read now.",
  })
  readId!: string | null;
}
