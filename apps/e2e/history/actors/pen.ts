import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { Line, monotonicMs } from '../lines.ts';

type Written = Line extends infer L ? (L extends Line ? Omit<L, 't' | 'by'> : never) : never;

/** Writes one actor's lines to a file, each with the time. */
export interface Pen {
  write(line: Written): void;
  /** A pen for another actor that writes to the same file. */
  of(by: string): Pen;
  close(): void;
}

const FLUSH_MS = 200;
const FLUSH_LINES = 1_000;

/** Opens a file for appending; its lines are written together, the last ones when it is closed. */
export function openPen(path: string): Pen {
  const file = openSync(path, 'a');
  let lines: string[] = [];
  const flush = () => {
    if (lines.length > 0) writeSync(file, lines.join(''));
    lines = [];
  };
  const timer = setInterval(flush, FLUSH_MS).unref();
  const pen = (by: string): Pen => ({
    write: (line) => {
      lines.push(`${JSON.stringify({ t: monotonicMs(), by, ...line })}\n`);
      if (lines.length >= FLUSH_LINES) flush();
    },
    of: pen,
    close: () => {
      clearInterval(timer);
      flush();
      closeSync(file);
    },
  });
  return pen('row');
}

/** Reads a history's files; throws with the place of a line that is none. */
export function readHistory(paths: readonly string[]): Line[] {
  const lines: Line[] = [];
  const once = new Map<string, string>();
  // The same few words stand in millions of lines; each is kept once.
  const shared = (key: string, value: unknown) => {
    if (typeof value !== 'string' || !SHARED.has(key)) return value;
    const known = once.get(value) ?? value;
    once.set(known, known);
    return known;
  };
  for (const path of paths) {
    let at = 0;
    for (const text of linesOf(path)) {
      at += 1;
      const read = Line.safeParse(JSON.parse(text, shared));
      if (!read.success) {
        throw new Error(`${path}:${at} is no line of a history: ${read.error.message}`);
      }
      if (isLookedAt(read.data)) lines.push(read.data);
    }
  }
  return lines;
}

const SHARED = new Set(
  'by kind bot type via method state tenant subscriber conversation author direction model'.split(
    ' ',
  ),
);
const PIECE_BYTES = 1024 * 1024;

/** Calls that ended well say nothing that the customer's chat does not; there are millions. */
function isLookedAt(line: Line): boolean {
  if (line.kind === 'bot.call') return false;
  return line.kind !== 'bot.answered' || line.aborted || line.status !== 200;
}

/** The lines of a file of any size; what a killed process was writing as it died has no end. */
function* linesOf(path: string): Generator<string> {
  const file = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const piece = Buffer.alloc(PIECE_BYTES);
  let rest = '';
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      const lines = (rest + decoder.write(piece.subarray(0, read))).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } finally {
    closeSync(file);
  }
}
