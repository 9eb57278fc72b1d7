import Bot from '@lucide/svelte/icons/bot';
import ChartNoAxesColumn from '@lucide/svelte/icons/chart-no-axes-column';
import CircleUserRound from '@lucide/svelte/icons/circle-user-round';
import MessagesSquare from '@lucide/svelte/icons/messages-square';
import { m } from '#lib/paraglide/messages.js';

/** The places of the main menu, in order. */
export const places = [
  { href: '/bots', label: m.nav_bots, icon: Bot },
  { href: '/inbox', label: m.nav_inbox, icon: MessagesSquare },
  { href: '/usage', label: m.nav_usage, icon: ChartNoAxesColumn },
  { href: '/account', label: m.nav_account, icon: CircleUserRound },
] as const;

/** Whether a page belongs to a place of the menu. */
export function isAt(pathname: string, href: string): boolean {
  return pathname === href || pathname.startsWith(`${href}/`);
}
