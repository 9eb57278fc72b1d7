import type { Part, PartKind, WindowLine } from '@cbf/db';

/** A line of the conversation for the model. */
export interface HistoryLine {
  readonly seq: number;
  readonly author: WindowLine['author'];
  readonly text: string;
  readonly at: Date;
}

/** How much of a conversation a model may be shown. */
export interface HistoryBudget {
  readonly messages: number;
  readonly tokens: number;
}

/** The lines for the model, oldest first, and how many of the last are new. */
export interface History {
  readonly lines: readonly HistoryLine[];
  readonly newLines: number;
}

// What one answer covers at most; who writes more than that at once is answered for the latest.
const mostNewLines = 40;

/**
 * Chooses from the newest lines (newest first) those that the model is shown: all that wait for an
 * answer, at the end, and before them as many of the older ones as the budget allows.
 */
export function chooseHistory(
  newestFirst: readonly WindowLine[],
  answeredSeq: number,
  budget: HistoryBudget,
): History {
  const isNew = (line: WindowLine) => line.wantsAnswer && line.seq > answeredSeq;
  const fresh = newestFirst.filter(isNew).slice(0, mostNewLines).map(lineOf);
  let left = budget.tokens - fresh.reduce((sum, line) => sum + estimateTokens(line.text), 0);
  const older: HistoryLine[] = [];
  for (const line of newestFirst.filter((each) => !isNew(each)).map(lineOf)) {
    left -= estimateTokens(line.text);
    if (left < 0 || older.length >= budget.messages - fresh.length) break;
    if (line.text !== '') older.push(line);
  }
  return { lines: [...older.reverse(), ...fresh.reverse()], newLines: fresh.length };
}

/** A rough count of tokens that errs on the high side: Cyrillic takes about two letters a token. */
export function estimateTokens(text: string): number {
  const wide = text.match(/[\u0250-\u{10FFFF}]/gu)?.length ?? 0;
  return 4 + Math.ceil(wide / 2 + (text.length - wide) / 3.5);
}

function lineOf({ seq, author, text, parts, at }: WindowLine): HistoryLine {
  const shown = [...parts.map(describe), text].filter((words) => words !== '');
  return { seq, author, text: shown.join(' '), at };
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

// The model reads words only: what else was sent is named, so that it can say what it cannot see.
function describe({ kind, fileName, latitude, longitude }: Part): string {
  const name = described[kind];
  if (name === undefined) return '';
  if (kind === 'LOCATION' && latitude != null && longitude != null)
    return `[${name}: ${String(latitude)}, ${String(longitude)}]`;
  return fileName ? `[${name}: ${fileName}]` : `[${name}]`;
}
