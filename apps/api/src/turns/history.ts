import type { Conversation, LineMedia, Part, PartKind, WindowLine } from '@cbf/db';
import { keyOf, tokensOf, type ModelMedia } from './files.ts';
import { withoutLine } from './automated.ts';

/** A line of the conversation for the model. */
export interface HistoryLine {
  readonly seq: number;
  readonly author: WindowLine['author'];
  readonly text: string;
  readonly at: Date;
  /** What goes with it as it is; `text` does not tell of these. */
  readonly media: readonly ModelMedia[];
}

/** How much of a conversation a model may be shown. */
export interface HistoryBudget {
  readonly messages: number;
  readonly tokens: number;
}

/** The lines for the model, oldest first, how many of the last are new, and how many new ones are left out. */
export interface History {
  readonly lines: readonly HistoryLine[];
  readonly newLines: number;
  readonly dropped: number;
}

// What a line costs at least.
const leastTokens = 4;

/**
 * How many of the newest lines are to be looked at: as many older ones as may be shown, and all that
 * came since the last answer, unless no budget could hold them.
 */
export function windowOf(
  { lastSeq, answeredSeq }: Pick<Conversation, 'lastSeq' | 'answeredSeq'>,
  budget: HistoryBudget,
): number {
  const most = Math.ceil(budget.tokens / leastTokens);
  return budget.messages + Math.min(Math.max(lastSeq - answeredSeq, 0), most);
}

/**
 * Chooses from the newest lines (newest first) those that the model is shown: what waits for an
 * answer, at the end, and before it as many of the older lines as the budget allows. Of more new
 * lines than the budget holds the newest stay; the one that it cuts is shown as far as it fits. A file
 * of `files` goes with its line as it is and is paid for, too.
 */
export function chooseHistory(
  newestFirst: readonly WindowLine[],
  answeredSeq: number,
  budget: HistoryBudget,
  files: ReadonlyMap<string, LineMedia> = new Map(),
): History {
  const isNew = (line: WindowLine) => line.wantsAnswer && line.seq > answeredSeq;
  let left = budget.tokens;
  const fresh: HistoryLine[] = [];
  const waiting = newestFirst.filter(isNew);
  for (const given of waiting) {
    if (left <= 0) break;
    const { line, tokens } = lineOf(given, files);
    left -= tokens;
    fresh.push(line);
  }
  const older: HistoryLine[] = [];
  for (const given of newestFirst.filter((each) => !isNew(each))) {
    const { line, tokens } = lineOf(given, files);
    left -= tokens;
    if (left < 0 || older.length >= budget.messages - fresh.length) break;
    if (line.text !== '' || line.media.length > 0) older.push(line);
  }
  return {
    lines: [...older.reverse(), ...fresh.reverse()],
    newLines: fresh.length,
    dropped: waiting.length - fresh.length,
  };
}

/** A rough count of tokens that errs on the high side: Cyrillic takes about two letters a token. */
export function estimateTokens(text: string): number {
  const wide = text.match(/[\u0250-\u{10FFFF}]/gu)?.length ?? 0;
  return 4 + Math.ceil(wide / 2 + (text.length - wide) / 3.5);
}

function lineOf(
  { seq, author, text, parts, comment, at }: WindowLine,
  files: ReadonlyMap<string, LineMedia>,
): { line: HistoryLine; tokens: number } {
  const media: ModelMedia[] = [];
  const words: string[] = [];
  let tokens = 0;
  for (const [place, part] of parts.entries()) {
    const file = files.get(keyOf(seq, place));
    if (file === undefined) words.push(describe(part));
    else {
      const { id, kind, size } = file;
      media.push({ id, kind, size, mimeType: file.mimeType ?? '', words: describe(part) });
      tokens += tokensOf(part, file);
    }
  }
  const under = comment?.isPublic ? '[comment under a post]' : '';
  const said = author === 'BOT' ? withoutLine(text) : text;
  const told = [under, ...words, said].filter((each) => each !== '').join(' ');
  return {
    line: { seq, author, text: told, at, media },
    tokens: tokens + estimateTokens(told),
  };
}

const described: Readonly<Partial<Record<PartKind, string>>> = {
  IMAGE: 'photo',
  VOICE: 'voice message',
  AUDIO: 'audio file',
  VIDEO: 'video',
  DOCUMENT: 'file',
  STICKER: 'sticker',
  LOCATION: 'location',
  CONTACT: 'contact card',
  UNSUPPORTED: 'something that cannot be shown here',
};

// What a model is not given is named, so that it can say what it cannot see.
function describe({ kind, fileName, durationSeconds, latitude, longitude }: Part): string {
  const name = described[kind];
  if (name === undefined) return '';
  if (kind === 'LOCATION' && latitude != null && longitude != null)
    return `[${name}: ${String(latitude)}, ${String(longitude)}]`;
  if (durationSeconds != null && durationSeconds > 0) return `[${name}, ${clock(durationSeconds)}]`;
  return fileName ? `[${name}: ${fileName}]` : `[${name}]`;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
