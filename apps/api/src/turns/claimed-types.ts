import * as db from '@cbf/db';
import type { Personality } from '@cbf/db';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { PersonalityType } from '../personalities/types.ts';
import type { ClaimedDelivery } from '../runner/claimed.ts';
import { ClaimedDeliveryType } from '../runner/types.ts';
import type { ClaimedTurn } from './claim.ts';
import type { ModelMedia } from './files.ts';
import { TurnOutcome, type TurnResult } from './complete.ts';
import { TurnOrder } from './progress.ts';

registerEnumType(TurnOutcome, {
  name: 'TurnOutcome',
  description: 'What became of a turn that a runner reports on.',
});
registerEnumType(TurnOrder, {
  name: 'TurnOrder',
  description: 'Whether a runner may go on with a turn.',
});

/** A file that a model may be given. */
@ObjectType('ModelMedia', {
  description: 'A file that a model may be given; its bytes are under /runner/media.',
  simpleResolvers: true,
})
export class ModelMediaType implements ModelMedia {
  @Field(() => ID, { description: 'The file.' })
  id!: string;

  @Field(() => db.PartKind, { description: 'What it is.' })
  kind!: db.PartKind;

  @Field(() => String, { description: 'Its kind, such as audio/ogg.' })
  mimeType!: string;

  @Field(() => Int, { description: 'Bytes.' })
  size!: number;

  @Field(() => String, {
    description: 'What is said in its place to a model that cannot take it; not part of `text`.',
  })
  words!: string;
}

/** A line of a conversation for the model. */
@ObjectType('HistoryLine', {
  description: 'A line of a conversation for the model.',
  simpleResolvers: true,
})
export class HistoryLineType {
  @Field(() => Int, { description: 'Its number in the conversation.' })
  seq!: number;

  @Field(() => db.Author, { description: 'Who wrote it.' })
  author!: db.Author;

  @Field(() => String, { description: 'The words; attachments are named in brackets.' })
  text!: string;

  @Field(() => Date, { description: 'When it was stored.' })
  at!: Date;

  @Field(() => [ModelMediaType], {
    description: "The files of the customer's that go with it: the newest, three in all lines.",
  })
  media!: ModelMediaType[];
}

/** A turn in a runner's hands. */
@ObjectType('ClaimedTurn', {
  description: "A turn in a runner's hands, with all that the model needs.",
  simpleResolvers: true,
})
export class ClaimedTurnType implements Omit<ClaimedTurn, 'history' | 'personality'> {
  @Field(() => ID, { description: 'The turn.' })
  id!: string;

  @Field(() => String, { description: 'Shows that it is the runner’s.' })
  lease!: string;

  @Field(() => Int, { description: 'Which try this is, from 1.' })
  attempt!: number;

  @Field(() => db.CommentRule, {
    nullable: true,
    description: 'How the answer goes out when it answers a public comment; null for a message.',
  })
  commentRule!: db.CommentRule | null;

  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => ID, { description: 'The channel.' })
  channelId!: string;

  @Field(() => String, { description: "The platform's chat." })
  chatId!: string;

  @Field(() => db.Platform, { description: 'The platform.' })
  platform!: db.Platform;

  @Field(() => Boolean, {
    description: 'Whether partial answers may be shown to the customer (a private Telegram chat).',
  })
  canStream!: boolean;

  @Field(() => db.Locale, { description: "The customer's language, else the bot's." })
  locale!: db.Locale;

  @Field(() => String, { description: "The bot's name." })
  botName!: string;

  @Field(() => String, { description: "The customer's name." })
  contactName!: string;

  @Field(() => String, { description: 'Where the workspace is.' })
  timeZone!: string;

  @Field(() => PersonalityType, { description: 'The version that answers.' })
  personality!: Personality;

  @Field(() => [HistoryLineType], {
    description: 'Oldest first; ends with the messages that are to be answered.',
  })
  history!: HistoryLineType[];

  @Field(() => Int, { description: 'How many of the last lines are new.' })
  newLines!: number;

  @Field(() => Int, {
    description: 'How long the platform still wants nothing shown in this chat, ms; 0 mostly.',
  })
  quietMs!: number;

  @Field(() => ID, {
    nullable: true,
    description:
      "The platform's id of the customer's newest message, where they see that it was read.",
  })
  readId!: string | null;
}

/** What became of a turn. */
@ObjectType('TurnResult', {
  description: '`delivery` is already claimed for the calling runner: send it, then record it.',
  simpleResolvers: true,
})
export class TurnResultType implements Omit<TurnResult, 'delivery'> {
  @Field(() => TurnOutcome, { description: 'What became of it.' })
  outcome!: TurnOutcome;

  @Field(() => ClaimedDeliveryType, {
    nullable: true,
    description: 'The answer, to be sent now; null when it is sent by itself or not at all.',
  })
  delivery!: ClaimedDelivery | null;
}
