import * as db from '@cbf/db';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { SendOutcome } from './record.ts';

registerEnumType(SendOutcome, { name: 'SendOutcome', description: 'How a send ended.' });

/** How a runner introduces itself. */
@InputType('RunnerHelloInput', { description: 'How a runner introduces itself.' })
export class RunnerHelloInput {
  @Field(() => ID, { description: 'Its id, new with each process.' })
  runnerId!: string;

  @Field(() => String, { description: 'Its version.' })
  version!: string;

  @Field(() => [db.Platform], { description: 'The platforms it speaks.' })
  platforms!: db.Platform[];

  @Field(() => db.ModelProvider, { description: 'Who answers through it.' })
  modelProvider!: db.ModelProvider;

  @Field(() => Int, { description: 'How many answers it makes at once.' })
  capacity!: number;

  @Field(() => String, { nullable: true, description: 'Where its webhook routes are.' })
  hookUrl?: string | null;
}

/** A thing that a runner believes to hold. */
@InputType('LeaseInput', { description: 'A thing that a runner believes to hold.' })
export class LeaseInput {
  @Field(() => ID, { description: 'The thing.' })
  id!: string;

  @Field(() => String, { description: 'The lease it was given.' })
  lease!: string;
}

/** A runner's sign of life. */
@InputType('RunnerHeartbeatInput', { description: "A runner's sign of life." })
export class RunnerHeartbeatInput {
  @Field(() => ID, { description: 'The runner.' })
  runnerId!: string;

  @Field(() => [LeaseInput], { description: 'Channels it holds.' })
  channels!: LeaseInput[];

  @Field(() => [LeaseInput], { description: 'Turns it is making.' })
  turns!: LeaseInput[];

  @Field(() => [LeaseInput], { description: 'Messages it is sending.' })
  deliveries!: LeaseInput[];

  @Field(() => Boolean, { nullable: true, description: 'Whether it takes nothing new any more.' })
  draining?: boolean | null;
}

/** What a runner found of a channel. */
@InputType('ChannelReportInput', { description: 'What a runner found of a channel.' })
export class ChannelReportInput {
  @Field(() => ID, { description: 'The channel.' })
  channelId!: string;

  @Field(() => String, { description: 'Its lease.' })
  lease!: string;

  @Field(() => db.BotStatus, { description: 'What it is.' })
  status!: db.BotStatus;

  @Field(() => db.StatusCode, { description: 'Why.' })
  code!: db.StatusCode;

  @Field(() => String, { nullable: true, description: "The bot's name on the platform." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "The bot's handle, without @." })
  username?: string | null;

  @Field(() => String, { nullable: true, description: "The bot's id on the platform." })
  externalId?: string | null;

  @Field(() => Int, { nullable: true, description: 'Updates that wait on the platform.' })
  pendingCount?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How long the newest update was on its way when it arrived, ms.',
  })
  lagMs?: number | null;

  @Field(() => String, {
    nullable: true,
    description: "The platform's or the network's last complaint; never a secret.",
  })
  lastErrorText?: string | null;

  @Field(() => Date, { nullable: true, description: 'When it complained.' })
  lastErrorAt?: Date | null;

  @Field(() => String, { nullable: true, description: 'More, for the log; never a secret.' })
  detail?: string | null;
}

/** What a runner found out about a credential. */
@InputType('CheckResultInput', { description: 'What a runner found out about a credential.' })
export class CheckResultInput {
  @Field(() => Boolean, { description: 'Whether the platform accepts it.' })
  ok!: boolean;

  @Field(() => db.StatusCode, { description: 'Why not; OK when it does.' })
  code!: db.StatusCode;

  @Field(() => String, { nullable: true, description: "The bot's name on the platform." })
  displayName?: string | null;

  @Field(() => String, { nullable: true, description: "The bot's handle, without @." })
  username?: string | null;

  @Field(() => String, { nullable: true, description: "The bot's id on the platform." })
  externalId?: string | null;

  @Field(() => db.CredentialField, {
    nullable: true,
    description: 'Which of the values is wrong, where the platform tells.',
  })
  field?: db.CredentialField | null;
}

/** How a send went. */
@InputType('DeliveryReportInput', { description: 'How a send went.' })
export class DeliveryReportInput {
  @Field(() => ID, { description: 'The delivery.' })
  deliveryId!: string;

  @Field(() => String, { description: 'Its lease.' })
  lease!: string;

  @Field(() => SendOutcome, { description: 'How it ended.' })
  outcome!: SendOutcome;

  @Field(() => Int, { description: '1-based number of the piece this is about.' })
  piece!: number;

  @Field(() => Int, { description: 'How many pieces there are.' })
  pieces!: number;

  @Field(() => String, { nullable: true, description: "The platform's id of the sent piece." })
  platformMessageId?: string | null;

  @Field(() => Int, { nullable: true, description: 'How long the platform asked to wait.' })
  retryAfterMs?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Milliseconds from claim to the platform's answer.",
  })
  sendMs?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The platform itself named the wait: nothing may be shown in this chat before.',
  })
  limited?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The platform wants nothing from this bot, in any chat, for so long, ms.',
  })
  channelPauseMs?: number | null;

  @Field(() => String, { nullable: true, description: "The chat's new name on the platform." })
  movedToChatId?: string | null;

  @Field(() => db.DeliveryReason, {
    nullable: true,
    description: 'Why it was refused, where the platform tells.',
  })
  reason?: db.DeliveryReason | null;

  @Field(() => String, { nullable: true, description: "The platform's own code for that." })
  platformCode?: string | null;

  @Field(() => String, { nullable: true, description: 'More, for the log; never a secret.' })
  detail?: string | null;
}

/** What a platform charges for a message. */
@InputType('PricingInput', { description: 'What a platform charges for a message.' })
export class PricingInput {
  @Field(() => String, { description: 'The kind of message, as the platform bills it.' })
  category!: string;

  @Field(() => Boolean, { description: 'Whether it is charged at all.' })
  billable!: boolean;

  @Field(() => String, { description: "The platform's way of billing." })
  model!: string;

  @Field(() => String, { description: "The platform's word for why it is charged, or not." })
  type!: string;
}

/** A platform's word on a sent message. */
@InputType('ReceiptInput', { description: "A platform's word on a sent message." })
export class ReceiptInput {
  @Field(() => String, { description: "The platform's id of the message." })
  platformMessageId!: string;

  @Field(() => db.DeliveryState, { description: 'How far it has come.' })
  state!: db.DeliveryState;

  @Field(() => Date, { description: 'When the platform says so.' })
  at!: Date;

  @Field(() => String, {
    nullable: true,
    description: 'The delivery that it is about, where our own id came back with it.',
  })
  trace?: string | null;

  @Field(() => db.DeliveryReason, { nullable: true, description: 'Why it failed.' })
  reason?: db.DeliveryReason | null;

  @Field(() => String, { nullable: true, description: "The platform's own code for that." })
  platformCode?: string | null;

  @Field(() => PricingInput, { nullable: true, description: 'What it charges.' })
  pricing?: PricingInput | null;
}
