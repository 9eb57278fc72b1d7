import { Template, type Channel } from '@cbf/db';
import type { Ctx } from '../context.ts';
import { defineLoader } from '../graphql/loader.ts';
import { list, type Asked, type Page } from '../graphql/page.ts';

/** A page of a channel's templates, as they came to be known. */
export function templatesOf(
  ctx: Ctx,
  { id, workspaceId }: Channel,
  asked: Asked,
): Promise<Page<Template>> {
  const where = ['channel_id = ?', 'workspace_id = ?'];
  const params = [id, workspaceId];
  const { database } = ctx.parts;
  return list(database, { entity: Template, where, params, by: 'createdAt', order: 'asc' }, asked);
}

/** How many templates each channel has, those that can be sent and all. */
export const templateCounts = defineLoader(async (ctx, channelIds: readonly string[]) => {
  const counts = await ctx.parts.database.read.rows<{
    channelId: string;
    approved: number | string;
    whole: number | string;
  }>(
    `select channel_id as "channelId", count(*) as whole,
       sum(case when status = 'APPROVED' then 1 else 0 end) as approved
     from template where channel_id in (?) group by channel_id`,
    [[...channelIds]],
  );
  return channelIds.map((id) => {
    const found = counts.find(({ channelId }) => channelId === id);
    return { approved: Number(found?.approved ?? 0), whole: Number(found?.whole ?? 0) };
  });
});
