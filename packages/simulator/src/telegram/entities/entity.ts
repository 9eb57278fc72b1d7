import type { Entity } from '../model.ts';

/** A text with its markup taken out. */
export interface Formatted {
  text: string;
  entities: Entity[];
}

/** Markup that cannot be read; the message is Telegram's own. */
export class MarkupError extends Error {}

const ORDER = [
  'blockquote',
  'expandable_blockquote',
  'pre',
  'code',
  'text_link',
  'text_mention',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'custom_emoji',
];

/** Sorts entities as Telegram does: by place, then the longer, then by the type's rank. */
export function sortEntities(entities: Entity[]): Entity[] {
  const rank = (entity: Entity) => ORDER.indexOf(entity.type);
  return entities.sort((a, b) => a.offset - b.offset || b.length - a.length || rank(a) - rank(b));
}

/** How many bytes of UTF-8 come before an index; errors name places by bytes. */
export function byteOffset(text: string, index: number): number {
  return Buffer.byteLength(text.slice(0, index));
}

/** The mention, link or nothing that an address in markup stands for. */
export function linkEntity(url: string, offset: number, length: number): Entity | null {
  const user = /^tg:(?:\/\/)?user\/?\?(?:.*&)?id=(\d+)/i.exec(url)?.[1];
  if (user !== undefined) {
    const id = Number(user);
    return { type: 'text_mention', offset, length, user: { id, is_bot: false, first_name: user } };
  }
  const checked = checkedLink(url);
  return checked === null ? null : { type: 'text_link', offset, length, url: checked };
}

function checkedLink(url: string): string | null {
  if (/^(tg|ton|tonsite|mailto|tel):/i.test(url)) return url;
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(url) ? url : `http://${url}`;
  const parts = /^(https?):\/\/(?:[^/?#@]*@)?([^/?#:\s]+)(:\d+)?((?:[/?#].*)?)$/is.exec(full);
  const host = parts?.[2];
  if (!parts || host === undefined || !host.includes('.')) return null;
  const rest = parts[4] ?? '';
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return `${parts[1]?.toLowerCase()}://${host}${parts[3] ?? ''}${path}`;
}
