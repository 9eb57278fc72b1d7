import * as db from '@cbf/db';
import { Field, ID, InputType, Int } from 'type-graphql';

/** The tokens of a model call. */
@InputType('TurnUsageInput', {
  description: 'The tokens of a model call, as the provider reported them last.',
})
export class TurnUsageInput {
  @Field(() => Int, { description: 'Of the prompt, cached ones included.' })
  promptTokens!: number;

  @Field(() => Int, { description: 'Of the prompt that the service had in its cache.' })
  cachedTokens!: number;

  @Field(() => Int, { description: "Of tools' results." })
  toolTokens!: number;

  @Field(() => Int, { description: 'Of thinking.' })
  thoughtsTokens!: number;

  @Field(() => Int, { description: 'Of the answer.' })
  candidatesTokens!: number;

  @Field(() => Int, { description: 'All together.' })
  totalTokens!: number;
}

/** A finished answer. */
@InputType('CompleteTurnInput', { description: 'A finished answer.' })
export class CompleteTurnInput {
  @Field(() => ID, { description: 'The turn.' })
  turnId!: string;

  @Field(() => String, { description: 'Its lease.' })
  lease!: string;

  @Field(() => ID, { description: 'The runner that made it and will send it.' })
  runnerId!: string;

  @Field(() => String, { description: 'The answer.' })
  text!: string;

  @Field(() => String, { description: 'The model that really answered.' })
  model!: string;

  @Field(() => db.FinishReason, { description: 'How the model ended.' })
  finishReason!: db.FinishReason;

  @Field(() => TurnUsageInput, { description: 'What it took.' })
  usage!: TurnUsageInput;

  @Field(() => Int, { nullable: true, description: 'To the first words, ms.' })
  firstTokenMs?: number | null;

  @Field(() => Int, { description: 'The whole model call, ms.' })
  modelMs!: number;

  @Field(() => Int, { description: 'Messages of history the model was shown.' })
  historyKept!: number;

  @Field(() => Int, { description: 'Messages of history left out for the budget.' })
  historyDropped!: number;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The customer stopped the answer: what is there is what was wanted.',
  })
  stoppedByCustomer?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'How long the chat or the bot may not be written to yet, ms: the answer is then queued for that time instead of being handed back to be sent.',
  })
  sendAfterMs?: number | null;
}

/** A failed try of an answer. */
@InputType('FailTurnInput', { description: 'A failed try of an answer.' })
export class FailTurnInput {
  @Field(() => ID, { description: 'The turn.' })
  turnId!: string;

  @Field(() => String, { description: 'Its lease.' })
  lease!: string;

  @Field(() => ID, { description: 'The runner that tried.' })
  runnerId!: string;

  @Field(() => db.FailureKind, { description: 'Why it failed.' })
  kind!: db.FailureKind;

  @Field(() => Boolean, { description: 'Whether trying again may help.' })
  retryable!: boolean;

  @Field(() => Int, { nullable: true, description: 'How long the service asked to wait.' })
  retryAfterMs?: number | null;

  @Field(() => String, { nullable: true, description: 'The model that was asked.' })
  model?: string | null;

  @Field(() => TurnUsageInput, { nullable: true, description: 'What the failed call took.' })
  usage?: TurnUsageInput | null;

  @Field(() => Int, { nullable: true, description: 'How long it took, ms.' })
  modelMs?: number | null;

  @Field(() => db.CallState, {
    nullable: true,
    description:
      'Whether the model was asked: MADE when it answered, if only with a refusal; NOT_MADE when no request was written; LOST when it was cut off, so that nobody knows what it took. Told from `usage` when left out.',
  })
  call?: db.CallState | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The customer stopped the answer before its first word, so nobody waits for it.',
  })
  stoppedByCustomer?: boolean | null;

  @Field(() => String, { nullable: true, description: 'More, for the log; never a secret.' })
  detail?: string | null;
}
