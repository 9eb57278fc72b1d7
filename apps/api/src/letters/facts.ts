import { Delivery } from '@cbf/db';
import { workspaceOf } from '../accounts/member.ts';
import type { Ctx } from '../context.ts';
import { defineLoader } from '../graphql/loader.ts';
import type { WordKey } from '../words/say.ts';
import type { Letter } from './letters.ts';
import { messageRefusal, turnRefusal } from './replay.ts';

const deliveryOf = defineLoader(async (ctx, messageIds: readonly string[]) => {
  const found = await ctx.em.find(Delivery, {
    messageId: { $in: [...messageIds] },
    reactionNo: 0,
    workspaceId: workspaceOf(ctx),
  });
  return messageIds.map((id) => found.find(({ messageId }) => messageId === id) ?? null);
});

/** How often a letter's answer or message was tried. */
export async function attemptsOf(ctx: Ctx, { turn, message }: Letter): Promise<number> {
  if (turn) return turn.attempt;
  if (message === null) return 0;
  return (await deliveryOf(ctx).load(message.id))?.attempt ?? 0;
}

/** Why a letter cannot be tried again now; null when it can. */
export const replayRefusal = (ctx: Ctx, letter: Letter): Promise<WordKey | null> =>
  refusals(ctx).load(letter);

// One after the other: what the letters of a page share is found in the entity manager's memory.
const refusals = defineLoader(async (ctx, letters: readonly Letter[]) => {
  const found: (WordKey | null)[] = [];
  for (const { turn, message } of letters)
    if (turn) found.push(await turnRefusal(ctx.em, turn));
    else found.push(message ? await messageRefusal(ctx.em, message) : 'replayRenewed');
  return found;
});
