import type { Entity } from '../model.ts';
import { sortEntities } from './entity.ts';

const WHOLE = new Set(['pre', 'code', 'text_link', 'text_mention']);

/** What Telegram finds in a plain text by itself, in the order in which it wins over the next. */
const PATTERNS: [type: string, pattern: RegExp][] = [
  ['email', /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g],
  ['url', /(?<![\w@/.])https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]]/gi],
  [
    'url',
    /(?<![\w@/.-])(?:[a-z0-9-]+\.)+(?:com|org|net|io|uz|ru|dev|app|me|info|biz)(?![\w-])(?:\/[^\s<>"']*[^\s<>"'.,;:!?)\]])?/gi,
  ],
  ['mention', /(?<![\w/@])@\w{4,32}/g],
  ['bot_command', /(?<![\w/@>])\/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/@])/g],
  ['hashtag', /(?<![\w&/#])#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*/gu],
  ['phone_number', /(?<![\w+])\+\d[\d ()-]{8,17}\d(?!\w)/g],
];

/** Adds what can be found in the text where no link, code or quoted word stands already. */
export function withDetected(text: string, given: Entity[]): Entity[] {
  const found: Entity[] = [];
  const isFree = (offset: number, length: number) =>
    [...given.filter((entity) => WHOLE.has(entity.type)), ...found].every(
      (entity) => offset + length <= entity.offset || offset >= entity.offset + entity.length,
    );
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const length = match[0].length;
      if (isFree(match.index, length)) found.push({ type, offset: match.index, length });
    }
  }
  return sortEntities([...given, ...found]);
}
