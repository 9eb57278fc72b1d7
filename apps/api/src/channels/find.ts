import { Channel } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { defineLoader, inOrder } from '../graphql/loader.ts';

/** Channels of the viewer's workspace by id, ended ones too. */
export const channelById = defineLoader(async (ctx, ids: readonly string[]) =>
  inOrder(
    ids,
    await ctx.parts.database.read.find(Channel, 'id in (?) and workspace_id = ?', [
      [...ids],
      workspaceOf(ctx),
    ]),
  ),
);
