import * as db from '@cbf/db';
import type { Locale, Personality } from '@cbf/db';
import { Field, Float, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../graphql/node.ts';
import { connectionOf } from '../graphql/connection.ts';

type Shown = Exclude<keyof PersonalityType, 'id'>;

/** An immutable numbered version of how a bot speaks and thinks. */
@ObjectType('Personality', {
  description: 'An immutable numbered version of how a bot speaks and thinks.',
  implements: Node,
  simpleResolvers: true,
})
export class PersonalityType extends Node implements Pick<Personality, Shown> {
  @Field(() => Int, { description: 'Its number within the bot, from 1.' })
  version!: number;

  @Field(() => Date, { nullable: true, description: 'When it was last published, if ever.' })
  publishedAt!: Date | null;

  @Field(() => db.Preset, { description: 'Where its first words came from.' })
  preset!: db.Preset;

  @Field(() => String, { description: 'Who the bot is.' })
  role!: string;

  @Field(() => String, { description: 'How it speaks.' })
  tone!: string;

  @Field(() => [String], { description: 'What it always does.' })
  must!: string[];

  @Field(() => [String], { description: 'What it never does.' })
  mustNot!: string[];

  @Field(() => [db.Locale], { description: 'The languages it answers in.' })
  languages!: Locale[];

  @Field(() => String, { description: 'Everything else it should know, in free words.' })
  instructions!: string;

  @Field(() => String, { description: 'The model that answers.' })
  model!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'How freely it words; null for the model’s own.',
  })
  temperature!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The longest answer in tokens; null for no bound.',
  })
  maxOutputTokens!: number | null;

  @Field(() => db.Thinking, { description: 'How hard it thinks before it writes.' })
  thinking!: db.Thinking;

  @Field(() => Int, { description: 'How many messages of history it is shown at most.' })
  historyMessages!: number;

  @Field(() => Int, { description: 'How many tokens of history it is shown at most.' })
  historyTokens!: number;

  @Field(() => String, { nullable: true, description: 'What its maker noted about this version.' })
  note!: string | null;

  @Field(() => Date, { description: 'When it was saved.' })
  createdAt!: Date;
}

/** A page of versions. */
export const PersonalityConnection = connectionOf(() => PersonalityType, 'Personality');

/** What to change against the newest version; what is left out stays. */
@InputType('PersonalityInput', {
  description: 'What to change against the newest version; what is left out stays.',
})
export class PersonalityInput {
  @Field(() => db.Preset, {
    nullable: true,
    description: 'Begin from these words instead of the newest version.',
  })
  preset?: db.Preset | null;

  @Field(() => String, { nullable: true, description: 'Who the bot is.' })
  role?: string | null;

  @Field(() => String, { nullable: true, description: 'How it speaks.' })
  tone?: string | null;

  @Field(() => [String], { nullable: true, description: 'What it always does.' })
  must?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'What it never does.' })
  mustNot?: string[] | null;

  @Field(() => [db.Locale], { nullable: true, description: 'The languages it answers in.' })
  languages?: Locale[] | null;

  @Field(() => String, { nullable: true, description: 'Everything else, in free words.' })
  instructions?: string | null;

  @Field(() => String, { nullable: true, description: 'A model of `models`.' })
  model?: string | null;

  @Field(() => Float, { nullable: true, description: 'From 0 to 2; null for the model’s own.' })
  temperature?: number | null;

  @Field(() => Int, { nullable: true, description: 'The longest answer in tokens.' })
  maxOutputTokens?: number | null;

  @Field(() => db.Thinking, { nullable: true, description: 'How hard it thinks.' })
  thinking?: db.Thinking | null;

  @Field(() => Int, { nullable: true, description: 'Messages of history at most, 1 to 200.' })
  historyMessages?: number | null;

  @Field(() => Int, { nullable: true, description: 'Tokens of history at most.' })
  historyTokens?: number | null;

  @Field(() => String, { nullable: true, description: 'A note about this version.' })
  note?: string | null;
}
