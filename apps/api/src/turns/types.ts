import * as db from '@cbf/db';
import type { ModelCall, Turn } from '@cbf/db';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../graphql/node.ts';

type Hidden = 'id' | 'costUsd';

/** One answer being made or made. */
@ObjectType('Turn', {
  description: 'One answer being made or made: the work item and its receipt.',
  implements: Node,
  simpleResolvers: true,
})
export class TurnType extends Node implements Pick<Turn, Exclude<keyof TurnType, Hidden>> {
  @Field(() => ID, { description: 'The conversation.' })
  conversationId!: string;

  @Field(() => db.TurnState, { description: 'Where it stands.' })
  state!: db.TurnState;

  @Field(() => Int, { description: 'How often it was tried, from 1; 0 before the first try.' })
  attempt!: number;

  @Field(() => String, { nullable: true, description: 'The model that really answered.' })
  model!: string | null;

  @Field(() => Int, { description: 'Tokens of the prompts, cached ones included.' })
  promptTokens!: number;

  @Field(() => Int, { description: 'Tokens of the prompts that the service had in its cache.' })
  cachedTokens!: number;

  @Field(() => Int, { description: "Tokens of tools' results." })
  toolTokens!: number;

  @Field(() => Int, { description: 'Tokens of thinking.' })
  thoughtsTokens!: number;

  @Field(() => Int, { description: 'Tokens of the answer.' })
  candidatesTokens!: number;

  @Field(() => Int, { description: 'All tokens together.' })
  totalTokens!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'From the first question to the model call, the merge window included, ms.',
  })
  queueMs!: number | null;

  @Field(() => Int, { nullable: true, description: 'From the model call to its first words, ms.' })
  firstTokenMs!: number | null;

  @Field(() => Int, { nullable: true, description: 'The whole model call, ms.' })
  modelMs!: number | null;

  @Field(() => Int, { nullable: true, description: "From there to the platform's word, ms." })
  sendMs!: number | null;

  @Field(() => Int, { nullable: true, description: 'Messages of history the model was shown.' })
  historyKept!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Messages of history left out for the budget.',
  })
  historyDropped!: number | null;

  @Field(() => db.FinishReason, { nullable: true, description: 'How the model ended.' })
  finishReason!: db.FinishReason | null;

  @Field(() => db.FailureKind, {
    nullable: true,
    description: 'Why the last try failed, for programs.',
  })
  failure!: db.FailureKind | null;

  @Field(() => Date, { description: 'When it is to be made.' })
  dueAt!: Date;

  @Field(() => Date, { description: 'When it was queued.' })
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it ended, however it did.' })
  finishedAt!: Date | null;
}

/** One call of the model, written before it is made. */
@ObjectType('ModelCall', {
  description: 'One call of the model, written down before it is made.',
  simpleResolvers: true,
})
export class ModelCallType implements Pick<ModelCall, 'attempt' | 'model' | 'state'> {
  @Field(() => Int, { description: 'Which try of the answer it belongs to, from 1.' })
  attempt!: number;

  @Field(() => String, {
    description: 'The model that really answered; until it has, the one that was asked.',
  })
  model!: string;

  @Field(() => db.CallState, { description: 'What is known of it.' })
  state!: db.CallState;
}
