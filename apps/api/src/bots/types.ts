import * as db from '@cbf/db';
import type { Bot, BotText, Locale } from '@cbf/db';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../graphql/node.ts';
import { connectionOf } from '../graphql/connection.ts';
import { PersonalityInput } from '../personalities/types.ts';

/** What a customer reads from the bot itself, in one language. */
@ObjectType('BotText', {
  description: 'What a customer reads from the bot itself, in one language.',
  simpleResolvers: true,
})
export class BotTextType implements Omit<BotText, 'buttons'> {
  @Field(() => db.Locale, { description: 'The language.' })
  locale!: Locale;

  @Field(() => String, { description: 'Said when a customer begins.' })
  greeting!: string;

  @Field(() => String, { description: 'Said when a customer asks what the bot can do.' })
  help!: string;

  @Field(() => String, { description: 'Said once when no answer could be made.' })
  fallback!: string;

  @Field(() => String, { description: 'Said when a person is called.' })
  handoff!: string;
}

type Shown =
  | 'name'
  | 'description'
  | 'desired'
  | 'status'
  | 'statusCode'
  | 'defaultLocale'
  | 'texts'
  | 'mergeWindowMs'
  | 'uncertainSend'
  | 'hearsVoice'
  | 'seesPhotos'
  | 'deletedAt'
  | 'createdAt'
  | 'updatedAt';

/** A bot: the wish and what is seen of it. */
@ObjectType('Bot', {
  description: 'A chatbot: what its owner wishes and what is seen of it.',
  implements: Node,
  simpleResolvers: true,
})
export class BotType extends Node implements Pick<Bot, Shown> {
  @Field(() => String, { description: 'What its owner calls it.' })
  name!: string;

  @Field(() => String, { description: 'What it is for, in its owner’s words.' })
  description!: string;

  @Field(() => db.Desired, { description: 'The wish.' })
  desired!: db.Desired;

  @Field(() => db.BotStatus, { description: 'What is.' })
  status!: db.BotStatus;

  @Field(() => db.StatusCode, { description: 'Why it is so, for programs.' })
  statusCode!: db.StatusCode;

  @Field(() => db.Locale, { description: 'The language of customers it knows nothing about.' })
  defaultLocale!: Locale;

  @Field(() => [BotTextType], { description: 'What it says by itself, by language.' })
  texts!: BotText[];

  @Field(() => Int, {
    description: 'How long a burst of messages is collected before it is answered, ms.',
  })
  mergeWindowMs!: number;

  @Field(() => db.UncertainSend, { description: 'What to do with a send that was cut off.' })
  uncertainSend!: db.UncertainSend;

  @Field(() => Boolean, {
    description: "Whether its model is given customers' recordings, where the model can hear.",
  })
  hearsVoice!: boolean;

  @Field(() => Boolean, {
    description: "Whether its model is given customers' photos, where the model can see.",
  })
  seesPhotos!: boolean;

  @Field(() => Date, { nullable: true, description: 'When it was deleted, if it was.' })
  deletedAt!: Date | null;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => Date, { description: 'When its owner last changed it.' })
  updatedAt!: Date;
}

/** A page of bots. */
export const BotConnection = connectionOf(() => BotType, 'Bot');

/** New words for one language; what is left out stays. */
@InputType('BotTextInput', {
  description: 'New words of a bot for one language; what is left out stays.',
})
export class BotTextInput {
  @Field(() => db.Locale, { description: 'The language.' })
  locale!: Locale;

  @Field(() => String, { nullable: true, description: 'Said when a customer begins.' })
  greeting?: string | null;

  @Field(() => String, { nullable: true, description: 'Said when a customer asks for help.' })
  help?: string | null;

  @Field(() => String, { nullable: true, description: 'Said once when no answer could be made.' })
  fallback?: string | null;

  @Field(() => String, { nullable: true, description: 'Said when a person is called.' })
  handoff?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "What a customer is offered to ask, under the greeting and the help: at most ten, within the limits of the bot's channels. They replace all there are in this language.",
  })
  buttons?: string[] | null;
}

/** What a new bot begins with. */
@InputType('CreateBotInput', { description: 'What a new bot begins with.' })
export class CreateBotInput {
  @Field(() => String, { description: 'Its name, 1 to 80 characters.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description?: string | null;

  @Field(() => db.Locale, { nullable: true, description: "Its main language; else the viewer's." })
  defaultLocale?: Locale | null;

  @Field(() => db.Preset, { nullable: true, description: 'Where its first words come from.' })
  preset?: db.Preset | null;

  @Field(() => PersonalityInput, {
    nullable: true,
    description: 'What to change about the preset; it becomes the published first version.',
  })
  personality?: PersonalityInput | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether its model is given customers' recordings; else yes.",
  })
  hearsVoice?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether its model is given customers' photos; else yes.",
  })
  seesPhotos?: boolean | null;
}

/** What to change about a bot; what is left out stays. */
@InputType('UpdateBotInput', {
  description: 'What to change about a bot; what is left out stays.',
})
export class UpdateBotInput {
  @Field(() => String, { nullable: true, description: 'Its name, 1 to 80 characters.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description?: string | null;

  @Field(() => db.Locale, { nullable: true, description: 'Its main language.' })
  defaultLocale?: Locale | null;

  @Field(() => [BotTextInput], { nullable: true, description: 'New words, by language.' })
  texts?: BotTextInput[] | null;

  @Field(() => Int, { nullable: true, description: 'How long a burst is collected, ms.' })
  mergeWindowMs?: number | null;

  @Field(() => db.UncertainSend, { nullable: true, description: 'What to do with a cut-off send.' })
  uncertainSend?: db.UncertainSend | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether its model is given customers' recordings.",
  })
  hearsVoice?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether its model is given customers' photos.",
  })
  seesPhotos?: boolean | null;
}
