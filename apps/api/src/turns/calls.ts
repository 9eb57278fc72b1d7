import { ModelCall } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import { defineLoader } from '../graphql/loader.ts';

/** The model calls of turns of the viewer's workspace, oldest first. */
export const callsOf = defineLoader(async (ctx, turnIds: readonly string[]) => {
  const calls = await ctx.parts.database.read.find(
    ModelCall,
    'turn_id in (?) and workspace_id = ? order by attempt',
    [turnIds, workspaceOf(ctx)],
  );
  return turnIds.map((id) => calls.filter(({ turnId }) => turnId === id));
});
