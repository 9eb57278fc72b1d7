import type { MessageFieldsFragment } from '#lib/api/generated.ts';
import { m } from '#lib/paraglide/messages.js';

/** One piece of a message, with its file if it has one. */
export type Piece = MessageFieldsFragment['parts'][number];

/** Where a place can be looked at on a map, by who chooses to; null when it is none. */
export function mapOf({ latitude, longitude }: Piece): string | null {
  if (latitude === null || longitude === null) return null;
  const place = `${latitude}/${longitude}`;
  return `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${place}`;
}

/** What a customer sent that has no place here, as people call it. */
export function unshownName(platformWord: string | null): string {
  switch (platformWord) {
    case 'poll':
      return m.inbox_unshown_poll();
    case 'story':
    case 'story_mention':
      return m.inbox_unshown_story();
    case 'share':
    case 'ig_post':
    case 'ig_reel':
    case 'reel':
      return m.inbox_unshown_post();
    default:
      return m.inbox_part_unsupported();
  }
}
