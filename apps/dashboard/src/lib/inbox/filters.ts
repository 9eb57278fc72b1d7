import type { ConversationFieldsFragment, InboxQueryVariables } from '#lib/api/generated.ts';

/** Which conversations the list can show, in the order of the choices. */
export const shows = ['all', 'waiting', 'bot', 'person', 'closed'] as const;

/** One choice of the list. */
export type Show = (typeof shows)[number];

/** What of the inbox is looked at; it lives in the page's address. */
export interface Filter {
  readonly show: Show;
  readonly botId: string | null;
  readonly query: string;
}

/** Reads a filter from an address; what isn't understood counts as not asked for. */
export function readFilter(search: Pick<URLSearchParams, 'get'>): Filter {
  const show = shows.find((choice) => choice === search.get('show')) ?? 'all';
  return { show, botId: search.get('bot') || null, query: search.get('q')?.trim() ?? '' };
}

/** The address part of a filter with some of it changed: `?show=waiting`, or nothing for all. */
export function addressOf(filter: Filter, changes: Partial<Filter> = {}): string {
  const { show, botId, query } = { ...filter, ...changes };
  const search = new URLSearchParams();
  if (show !== 'all') search.set('show', show);
  if (botId) search.set('bot', botId);
  if (query) search.set('q', query);
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** What to ask the api for. A search looks everywhere, closed conversations included. */
export function asked({ show, botId, query }: Filter): InboxQueryVariables {
  if (query) return { botId, search: query };
  switch (show) {
    case 'all':
      return { botId, status: 'OPEN' };
    case 'waiting':
      return { botId, status: 'OPEN', needsHuman: true };
    case 'bot':
      return { botId, status: 'OPEN', mode: 'BOT', needsHuman: false };
    case 'person':
      return { botId, status: 'OPEN', mode: 'HUMAN', needsHuman: false };
    case 'closed':
      return { botId, status: 'CLOSED' };
  }
}

/** Whether a conversation that changed belongs into the list; a search is settled by the api. */
export function belongs(
  { show, botId, query }: Filter,
  row: Pick<ConversationFieldsFragment, 'bot' | 'mode' | 'status' | 'needsHuman'>,
): boolean | 'unknown' {
  if (query) return 'unknown';
  if (botId !== null && row.bot.id !== botId) return false;
  if (show === 'closed') return row.status === 'CLOSED';
  if (row.status === 'CLOSED') return false;
  if (show === 'all') return true;
  if (show === 'waiting' || row.needsHuman) return show === 'waiting' && row.needsHuman;
  return row.mode === (show === 'bot' ? 'BOT' : 'HUMAN');
}
