import type { SqlEntityManager } from '@mikro-orm/sql';
import { bulk, runWrites } from './bulk.ts';
import { reopenStatements } from './days.ts';
import { startOf, sumKeys } from './sums.ts';
import { together } from './together.ts';

/** How many messages of customers came in for a bot. */
export interface InboundCount {
  readonly workspaceId: string;
  readonly botId: string;
  readonly messages: number;
}

const columns = {
  workspace_id: 'text',
  bot_id: 'text',
  start: 'time',
  messages: 'int',
} as const;

const addToBots = bulk(
  columns,
  (lines) => `insert into bot_analytics (workspace_id, bot_id, model, hour, messages_in)
     select workspace_id, bot_id, '', start, messages from ${lines} where true
     on conflict (bot_id, model, hour)
       do update set messages_in = bot_analytics.messages_in + excluded.messages_in`,
);

const addToSums = bulk(
  { ...columns, grain: 'text' },
  (lines) => `insert into usage_sum (workspace_id, grain, start, bot_id, model, messages_in)
     select workspace_id, grain, start, bot_id, '', messages from ${lines} where true
     on conflict (workspace_id, grain, start, bot_id, model)
       do update set messages_in = usage_sum.messages_in + excluded.messages_in`,
);

/** Adds to the roll-up and its sums what `rollUp` would for each message, in one statement a table. */
export async function countInbounds(
  em: SqlEntityManager,
  counts: readonly InboundCount[],
  at: Date,
): Promise<void> {
  const hour = startOf('HOUR', at);
  for (const workspaceId of new Set(counts.map((count) => count.workspaceId)))
    await together(em, reopenStatements(em, { workspaceId, at }));
  const bots = new Map<string, ReturnType<typeof lineOf>>();
  const sums = new Map<string, ReturnType<typeof lineOf> & { grain: string }>();
  for (const count of counts) {
    const before = bots.get(count.botId)?.messages ?? 0;
    bots.set(count.botId, lineOf(count, hour, before));
    for (const { grain, start, botId } of sumKeys({ ...count, model: '', hour })) {
      const key = `${count.workspaceId} ${grain} ${botId}`;
      const already = sums.get(key)?.messages ?? 0;
      sums.set(key, { ...lineOf({ ...count, botId }, start, already), grain });
    }
  }
  await runWrites(em, [
    { bulk: addToBots, lines: [...bots.values()] },
    { bulk: addToSums, lines: [...sums.values()] },
  ]);
}

function lineOf({ workspaceId, botId, messages }: InboundCount, start: Date, before: number) {
  return { workspace_id: workspaceId, bot_id: botId, start, messages: before + messages };
}
