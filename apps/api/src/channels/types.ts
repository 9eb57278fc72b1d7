import * as db from '@cbf/db';
import type { Channel } from '@cbf/db';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../graphql/node.ts';
import { connectionOf } from '../graphql/connection.ts';
import { InstagramCredentialInput, WhatsappCredentialInput } from './credential-inputs.ts';

type Shown =
  | 'platform'
  | 'mode'
  | 'transport'
  | 'status'
  | 'statusCode'
  | 'displayName'
  | 'username'
  | 'credentialHint'
  | 'credentialExpiresAt'
  | 'provenAt'
  | 'pendingCount'
  | 'lagMs'
  | 'sendsPausedUntil'
  | 'createdAt';

/** One bot on one platform. */
@ObjectType('Channel', {
  description: 'One bot on one platform. Its credential can be written but never read.',
  implements: Node,
  simpleResolvers: true,
})
export class ChannelType extends Node implements Pick<Channel, Shown> {
  @Field(() => db.Platform, { description: 'Where it is.' })
  platform!: db.Platform;

  @Field(() => db.ChannelMode, { description: 'The real platform, or the simulator.' })
  mode!: db.ChannelMode;

  @Field(() => db.Transport, { description: 'How messages reach us.' })
  transport!: db.Transport;

  @Field(() => db.BotStatus, { description: 'What is seen of it.' })
  status!: db.BotStatus;

  @Field(() => db.StatusCode, { description: 'Why it is so, for programs.' })
  statusCode!: db.StatusCode;

  @Field(() => String, {
    nullable: true,
    description: "The bot's name on the platform, once proven.",
  })
  displayName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The bot's handle on the platform, without @.",
  })
  username!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The last four characters of the credential.',
  })
  credentialHint!: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'When the credential ends unless it is renewed, which happens by itself while the bot runs; null when it does not end, or nobody knows.',
  })
  credentialExpiresAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When a runner last proved it.' })
  provenAt!: Date | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Updates waiting on the platform, as last seen.',
  })
  pendingCount!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How long the newest message had been on its way when it reached us, ms; null before the first.',
  })
  lagMs!: number | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Until when the platform wants nothing sent by this bot in any chat; what waits is sent afterwards.',
  })
  sendsPausedUntil!: Date | null;

  @Field(() => Date, { description: 'When it was connected.' })
  createdAt!: Date;
}

/** The last trouble that a channel had. */
@ObjectType('ChannelError', {
  description: 'The last trouble that a channel had, as the platform or the network told it.',
  simpleResolvers: true,
})
export class ChannelErrorType {
  @Field(() => String, { description: 'What was told, for whoever looks for the cause.' })
  text!: string;

  @Field(() => Date, { description: 'When it happened.' })
  at!: Date;
}

/** Which runner holds a channel. */
@ObjectType('ChannelLease', {
  description: 'Which runner holds a channel.',
  simpleResolvers: true,
})
export class ChannelLeaseType {
  @Field(() => ID, { description: 'The runner.' })
  runnerId!: string;

  @Field(() => Date, { nullable: true, description: 'Since when it does.' })
  since!: Date | null;
}

/** A page of channels. */
export const ChannelConnection = connectionOf(() => ChannelType, 'Channel');

/** Which bot to connect where, and with what. */
@InputType('ConnectChannelInput', {
  description: 'Which bot to connect where, and with what.',
})
export class ConnectChannelInput {
  @Field(() => ID, { description: 'The bot.' })
  botId!: string;

  @Field(() => db.Platform, { description: 'The platform.' })
  platform!: db.Platform;

  @Field(() => db.ChannelMode, { description: 'The real platform, or the simulator.' })
  mode!: db.ChannelMode;

  @Field(() => String, {
    nullable: true,
    description:
      'A Telegram token; write-only. A SANDBOX channel may leave it out: the simulator issues one.',
  })
  credential?: string | null;

  @Field(() => WhatsappCredentialInput, {
    nullable: true,
    description: 'For WhatsApp; a SANDBOX channel may leave it out.',
  })
  whatsapp?: WhatsappCredentialInput | null;

  @Field(() => InstagramCredentialInput, {
    nullable: true,
    description: 'For Instagram; a SANDBOX channel may leave it out.',
  })
  instagram?: InstagramCredentialInput | null;

  @Field(() => db.Transport, {
    nullable: true,
    description: 'How messages reach us, else POLLING; WhatsApp and Instagram only know WEBHOOK.',
  })
  transport?: db.Transport | null;
}

/** What a runner found out about a credential. */
@ObjectType('ChannelCheck', {
  description: 'What a runner found out about a credential.',
  simpleResolvers: true,
})
export class ChannelCheck {
  @Field(() => Boolean, { description: 'Whether the platform accepts it.' })
  ok!: boolean;

  @Field(() => db.StatusCode, { description: 'Why not, for programs; OK when it is accepted.' })
  statusCode!: db.StatusCode;

  @Field(() => String, { nullable: true, description: 'Why not, in words.' })
  reason!: string | null;

  @Field(() => db.CredentialField, {
    nullable: true,
    description: 'Which of the values is wrong; null when all are right, or nobody knows.',
  })
  field!: db.CredentialField | null;

  @Field(() => String, { nullable: true, description: "The bot's name on the platform." })
  displayName!: string | null;

  @Field(() => String, { nullable: true, description: "The bot's handle, without @." })
  username!: string | null;
}
