import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
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
  return paths.flatMap((path) => {
    // What a killed process was writing as it died has no end.
    const whole = readFileSync(path, 'utf8').split('\n').slice(0, -1);
    return whole.map((text, at) => {
      const read = Line.safeParse(JSON.parse(text));
      if (read.success) return read.data;
      throw new Error(`${path}:${at + 1} is no line of a history: ${read.error.message}`);
    });
  });
}
