import * as db from '@cbf/db';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { OfferedModel } from '../usage/prices.ts';

/** What this installation is and uses. */
@ObjectType('Installation', {
  description: 'What this installation is and uses; readable by everyone, also before signing in.',
  simpleResolvers: true,
})
export class Installation {
  @Field(() => String, { description: 'The version of ChatBot Factory.' })
  version!: string;

  @Field(() => db.ModelProvider, {
    description: 'Who answers: the real Gemini, or the simulator because no key is set.',
  })
  modelProvider!: db.ModelProvider;

  @Field(() => String, { description: 'The address people type.' })
  publicUrl!: string;

  @Field(() => String, {
    nullable: true,
    description: "Address of the simulator's phone page, when a simulator runs.",
  })
  simulatorUrl!: string | null;

  @Field(() => Boolean, { description: 'True until the first account exists.' })
  isFirstRun!: boolean;

  @Field(() => Int, { description: 'How many runners reported within the last 30 s.' })
  runners!: number;
}

/** A model that a personality may choose, with its price on a date. */
@ObjectType('Model', {
  description: 'A model that a personality may choose, with its price on a date.',
  simpleResolvers: true,
})
export class ModelType implements OfferedModel {
  @Field(() => ID, { description: 'Its name in the API.' })
  id!: string;

  @Field(() => String, { description: 'Its name for people.' })
  title!: string;

  @Field(() => Boolean, { description: 'Whether a new personality gets it.' })
  isDefault!: boolean;

  @Field(() => Float, { description: 'Dollars for a million tokens of input.' })
  inputUsdPerMillion!: number;

  @Field(() => Float, { description: 'Dollars for a million tokens of output and thoughts.' })
  outputUsdPerMillion!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Dollars for a million tokens of cached input, where that has a price.',
  })
  cachedUsdPerMillion!: number | null;

  @Field(() => Boolean, { description: 'Whether it can think before it writes.' })
  supportsThinking!: boolean;

  @Field(() => Boolean, { description: 'Whether its temperature can be set.' })
  supportsTemperature!: boolean;

  @Field(() => Date, { nullable: true, description: 'When it ends, if that is known.' })
  retiresAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'When its price changes, if that is known.' })
  priceChangesAt!: Date | null;
}
