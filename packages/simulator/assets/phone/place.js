/* global location */
const [, , first = '', second] = location.pathname.split('/').map(decodeURIComponent);
const isMeta = ['whatsapp', 'instagram'].includes(first);

/** Which platform's phone this is; the list alone stands under none and counts as Telegram. */
export const platform = isMeta ? first : 'telegram';

/** Whose chat the address opens, in small letters; empty for the list. */
export const current = (isMeta ? (second ?? '') : first).toLowerCase();

/** The address of a chat. */
export function addressOf(bot) {
  return bot.platform === 'telegram'
    ? `/phone/${bot.username}`
    : `/phone/${bot.platform}/${bot.username}`;
}

/** Whether a bot of the list is the one that the address opens. */
export function isCurrent(bot) {
  return bot.platform === platform && bot.username.toLowerCase() === current;
}
