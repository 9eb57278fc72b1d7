import type { Bot } from '@cbf/db';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BotType } from '../bots/types.ts';
import { Interval, type BotUsage, type UsageCounts, type UsageReport } from './report.ts';
import type { DayCounts } from './today.ts';

registerEnumType(Interval, { name: 'Interval', description: 'How fine a report is.' });

/** Counts since midnight in the workspace's time zone. */
@ObjectType('DayCounts', {
  description: "Counts since midnight in the workspace's time zone.",
  simpleResolvers: true,
})
export class DayCountsType implements DayCounts {
  @Field(() => Int, { description: 'Messages that customers wrote.' })
  messagesIn!: number;

  @Field(() => Int, { description: 'Answers that bots made.' })
  answers!: number;

  @Field(() => Int, { description: 'Tokens that the models counted.' })
  totalTokens!: number;

  @Field(() => Float, { description: 'What they cost, in dollars.' })
  costUsd!: number;

  @Field(() => Float, {
    description:
      'What the platforms charge for messages, in dollars, by the prices that the channels have.',
  })
  messageCostUsd!: number;

  @Field(() => Int, { description: 'Answers that could not be made.' })
  failures!: number;
}

/** What was counted in a stretch of time. */
@ObjectType('UsageCounts', {
  description: 'What was counted in a stretch of time.',
  simpleResolvers: true,
})
export class UsageCountsType implements Omit<UsageCounts, 'toolTokens'> {
  @Field(() => Int, { description: 'Messages that customers wrote.' })
  messagesIn!: number;

  @Field(() => Int, { description: 'Answers that bots made.' })
  answers!: number;

  @Field(() => Int, { description: 'Messages that operators wrote.' })
  operatorMessages!: number;

  @Field(() => Int, { description: 'Answers that could not be made.' })
  failures!: number;

  @Field(() => Int, {
    description:
      'Calls of the model that were cut off: they may have been billed, their tokens are unknown and not in the sums.',
  })
  lostCalls!: number;

  @Field(() => Int, { description: 'Tokens of the prompts, cached ones included.' })
  promptTokens!: number;

  @Field(() => Int, { description: 'Tokens of the prompts that the service had in its cache.' })
  cachedTokens!: number;

  @Field(() => Int, { description: 'Tokens of thinking.' })
  thoughtsTokens!: number;

  @Field(() => Int, { description: 'Tokens of the answers.' })
  candidatesTokens!: number;

  @Field(() => Int, { description: 'All tokens together.' })
  totalTokens!: number;

  @Field(() => Float, { description: 'What they cost, in dollars.' })
  costUsd!: number;

  @Field(() => Float, {
    description:
      'What the platforms charge for messages, in dollars, by the prices that the channels have.',
  })
  messageCostUsd!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Half of the answers were with the customer within so many ms of the customer's message; null without answers.",
  })
  p50Ms!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The same for 95 of a hundred answers, ms; null without answers.',
  })
  p95Ms!: number | null;
}

/** One hour or day of a report. */
@ObjectType('UsageBucket', { description: 'One hour or day of a report.', simpleResolvers: true })
export class UsageBucketType {
  @Field(() => Date, { description: 'When it begins.' })
  start!: Date;

  @Field(() => UsageCountsType, { description: 'What was counted in it.' })
  counts!: UsageCounts;
}

/** One bot's share of a report. */
@ObjectType('BotUsage', { description: "One bot's share of a report.", simpleResolvers: true })
export class BotUsageType implements BotUsage {
  @Field(() => BotType, { description: 'The bot.' })
  bot!: Bot;

  @Field(() => UsageCountsType, { description: 'What was counted for it.' })
  counts!: UsageCounts;
}

/** One model's share of a report. */
@ObjectType('ModelUsage', { description: "One model's share of a report.", simpleResolvers: true })
export class ModelUsageType {
  @Field(() => String, { description: 'The model that really answered.' })
  model!: string;

  @Field(() => UsageCountsType, { description: 'What was counted for it.' })
  counts!: UsageCounts;
}

/** What was used and what it cost in a stretch of time. */
@ObjectType('UsageReport', {
  description: 'What was used and what it cost in a stretch of time.',
  simpleResolvers: true,
})
export class UsageReportType implements UsageReport {
  @Field(() => Date, { description: 'When the stretch begins.' })
  from!: Date;

  @Field(() => Date, { description: 'When it ends; this moment is not part of it.' })
  to!: Date;

  @Field(() => Interval, { description: 'How fine the series is.' })
  interval!: Interval;

  @Field(() => UsageCountsType, { description: 'All of it together.' })
  totals!: UsageCounts;

  before!: () => Promise<UsageCounts>;

  perBot!: () => Promise<readonly BotUsage[]>;

  @Field(() => [UsageBucketType], {
    description: "Hour by hour, or day by day in the workspace's time zone, empty ones included.",
  })
  series!: UsageBucketType[];

  @Field(() => [ModelUsageType], { description: 'Split by the model that answered.' })
  byModel!: ModelUsageType[];
}

/** Today's counters, as they tick. */
@ObjectType('UsageTick', { description: "Today's counters, as they tick." })
export class UsageTick {
  @Field(() => ID, { nullable: true, description: 'The bot they are about; all bots when null.' })
  botId!: string | null;

  @Field(() => Date, { description: 'When they were read.' })
  at!: Date;
}
