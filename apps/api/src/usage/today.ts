import { noCounts, usageSeries, type Counts, type Database } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { defineLoader } from '../graphql/loader.ts';
import { startOfToday } from './zone.ts';
import { usd } from './prices.ts';

/** Counts since midnight in the workspace's time zone. */
export interface DayCounts {
  readonly messagesIn: number;
  readonly answers: number;
  readonly totalTokens: number;
  readonly costUsd: number;
  readonly messageCostUsd: number;
  readonly failures: number;
}

/** Today's counts of bots by id, for whoever shows a bot; zeros for a quiet one. */
export const todayOfBot = defineLoader(async (ctx: Ctx, botIds: readonly string[]) => {
  const lines = await today(ctx, null, 'bot');
  const byBot = new Map(lines.map(({ key, counts }) => [key, counts]));
  return botIds.map((id) => dayCounts(byBot.get(id) ?? noCounts()));
});

/** Today's counts of one bot, or of the whole workspace. */
export async function todayCounts(ctx: Ctx, botId: string | null): Promise<DayCounts> {
  const total = noCounts();
  for (const { counts } of await today(ctx, botId, 'bot')) addTo(total, counts);
  return dayCounts(total);
}

/** Adds one set of counts to another. */
export function addTo(total: Counts, more: Counts): void {
  total.messagesIn += more.messagesIn;
  total.answers += more.answers;
  total.operatorMessages += more.operatorMessages;
  total.failures += more.failures;
  total.lostCalls += more.lostCalls;
  total.promptTokens += more.promptTokens;
  total.cachedTokens += more.cachedTokens;
  total.toolTokens += more.toolTokens;
  total.thoughtsTokens += more.thoughtsTokens;
  total.candidatesTokens += more.candidatesTokens;
  total.totalTokens += more.totalTokens;
  total.costNano += more.costNano;
  total.messageCostNano += more.messageCostNano;
}

/** Where the workspace's days begin. */
export async function timeZoneOf({ read }: Database, workspaceId: string): Promise<string> {
  const [found] = await read.rows<{ zone: string }>(
    'select time_zone as zone from workspace where id = ?',
    [workspaceId],
  );
  if (found === undefined) throw new Error('A workspace is gone while it is looked at.');
  return found.zone;
}

async function today(ctx: Ctx, botId: string | null, by: 'bot') {
  const workspaceId = workspaceOf(ctx);
  const { database } = ctx.parts;
  const from = startOfToday(await timeZoneOf(database, workspaceId));
  const to = new Date(Date.now() + 3_600_000);
  return usageSeries(database.read, { workspaceId, botId, from, to }, by);
}

function dayCounts({ messagesIn, answers, totalTokens, failures, ...nano }: Counts): DayCounts {
  const [costUsd, messageCostUsd] = [usd(nano.costNano), usd(nano.messageCostNano)];
  return { messagesIn, answers, totalTokens, failures, costUsd, messageCostUsd };
}
