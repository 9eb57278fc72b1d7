import type { Bot } from '@cbf/db';
import {
  Arg,
  Ctx as Context,
  FieldResolver,
  ID,
  Query,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import { BotType } from '../bots/types.ts';
import type { Ctx } from '../context.ts';
import type { Asking } from '../events/types.ts';
import { Allow } from '../graphql/authority.ts';
import {
  Interval,
  usageReport,
  type BotUsage,
  type UsageCounts,
  type UsageReport,
} from './report.ts';
import { todayCounts, todayOfBot, type DayCounts } from './today.ts';
import { ticks } from './ticks.ts';
import {
  BotUsageType,
  DayCountsType,
  UsageCountsType,
  UsageReportType,
  UsageTick,
} from './types.ts';

/** What was used, as a report and as live counters. */
@Resolver(() => UsageTick)
export class UsageResolver {
  @Allow('read')
  @Query(() => UsageReportType, {
    description: 'What was used and what it cost, from the roll-up: for charts and tables.',
  })
  usage(
    @Context() ctx: Ctx,
    @Arg('from', () => Date, { description: 'When the stretch begins.' }) from: Date,
    @Arg('to', () => Date, { description: 'When it ends; not part of it.' }) to: Date,
    @Arg('interval', () => Interval, { description: 'How fine the series is.' }) interval: Interval,
    @Arg('botId', () => ID, { nullable: true, description: 'Only this bot.' }) botId?: string,
  ): Promise<UsageReport> {
    return usageReport(ctx, { botId, from, to, interval });
  }

  @Allow('read')
  @Subscription(() => UsageTick, {
    name: 'usage',
    description: "Today's counters, at once and then whenever they change, at most one a second.",
    subscribe: ({ args, context }: Asking<{ botId?: string | null }>) =>
      ticks(context, args.botId ?? null),
  })
  usageTicks(
    @Root() tick: UsageTick,
    @Arg('botId', () => ID, { nullable: true, description: 'Only this bot.' }) _botId?: string,
  ): UsageTick {
    return tick;
  }

  @FieldResolver(() => DayCountsType, { description: 'The counters.' })
  today(@Root() tick: UsageTick, @Context() ctx: Ctx): Promise<DayCounts> {
    return todayCounts(ctx, tick.botId);
  }
}

/** What a report reads only when it is asked for. */
@Resolver(() => UsageReportType)
export class UsageBefore {
  @FieldResolver(() => UsageCountsType, {
    description: 'The stretch of the same length just before.',
  })
  previous(@Root() report: UsageReport): Promise<UsageCounts> {
    return report.before();
  }

  @FieldResolver(() => [BotUsageType], { description: 'Split by bot.' })
  byBot(@Root() report: UsageReport): Promise<readonly BotUsage[]> {
    return report.perBot();
  }
}

/** A bot's counters. */
@Resolver(() => BotType)
export class BotToday {
  @FieldResolver(() => DayCountsType, {
    description: "Counts since midnight in the workspace's time zone.",
  })
  today(@Root() bot: Bot, @Context() ctx: Ctx): Promise<DayCounts> {
    return todayOfBot(ctx).load(bot.id);
  }
}
