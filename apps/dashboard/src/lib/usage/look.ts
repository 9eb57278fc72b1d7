import type { Drawing } from './charts.ts';
import type { Range } from './range.ts';

/** What of the usage is looked at; it lives in the page's address. */
export interface Look {
  readonly range: Range;
  readonly botId: string | null;
  readonly drawing: Drawing;
}

/** The page's address for a look with some of it changed. */
export function addressOf(look: Look, changes: Partial<Look> = {}): string {
  const { range, botId, drawing } = { ...look, ...changes };
  const search = new URLSearchParams({ range: String(range) });
  if (botId !== null) search.set('bot', botId);
  if (drawing !== 'answers') search.set('chart', drawing);
  return `/usage?${search.toString()}`;
}
