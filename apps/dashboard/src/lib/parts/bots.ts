import type { BotStatusFieldsFragment } from '#lib/api/generated.ts';

/**
 * A list of bots after one of them changed: renamed, started, stopped; taken out when it was
 * deleted. A bot that isn't in the list leaves it as it is.
 */
export function withBot<B extends { readonly id: string }>(
  bots: readonly B[],
  changed: BotStatusFieldsFragment,
): B[] {
  if (changed.deletedAt) return bots.filter((bot) => bot.id !== changed.id);
  return bots.map((bot) => (bot.id === changed.id ? { ...bot, ...changed } : bot));
}
