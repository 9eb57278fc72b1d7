// The thread that reads SQLite for long: its own connection, which cannot write.
import { parentPort, workerData } from 'node:worker_threads';
import { openFile, type Statement } from '../sqlite/driver.ts';
import { cutAtDays, type Span } from './closed.ts';
import { createFold, placesOf } from './fold.ts';
import type { Job, Part } from './sqlite.ts';

const database = openFile(String(workerData));
database.exec('pragma cache_size = -65536');

parentPort?.on('message', (job: Job) => {
  try {
    parentPort?.postMessage({ id: job.id, result: work(job) });
  } catch (error) {
    parentPort?.postMessage({ id: job.id, failed: String(error) });
  }
});

function work(job: Job): unknown {
  if (job.kind === 'rows') return database.prepare(job.text).all(...job.params);
  const fold = createFold(job.starts.length, job.width);
  const placeOf = placesOf(job.starts);
  const read = (part: Part, { from, to }: Span): void => {
    const add: (line: never) => void = part.kind === 'buckets' ? fold.bucket : fold.count;
    // All at once: stepping to each line costs a third more, and a year's are some megabytes.
    for (const line of prepared(part.text).all(...part.params, from, to)) {
      if (!isLine(line)) continue;
      toPlace(line, placeOf);
      add(line);
    }
  };
  const { days } = job;
  if (days === null) for (const part of job.parts) read(part, part);
  else {
    const rows = prepared(days.text)
      .all(...days.params, days.from, days.to)
      .filter(isDay);
    const cut = cutAtDays(rows.filter(isMark).map(spanOf), days, job.starts);
    for (const [at, , bot, ...line] of rows)
      if (bot === days.botId && cut.days.has(at)) fold.count([placeOf(at), ...line]);
    for (const part of job.parts) for (const hours of cut.hours) read(part, hours);
  }
  return fold.end();
}

type DayLine = readonly [
  at: number,
  ends: number,
  bot: string,
  model: string,
  latency: string,
  ...counts: number[],
];

function isDay(row: unknown): row is DayLine {
  return Array.isArray(row);
}

function isMark([, , bot, model]: DayLine): boolean {
  return bot === '' && model === '';
}

function spanOf([from, to]: DayLine): Span {
  return { from, to };
}

function isLine(line: object): line is never {
  return Array.isArray(line);
}

// A line begins with its moment.
function toPlace(line: unknown[], placeOf: (moment: number) => number): void {
  line[0] = placeOf(Number(line[0]));
}

const kept = new Map<string, Statement>();

function prepared(text: string): Statement {
  const known = kept.get(text) ?? database.prepare(text).raw(true);
  kept.set(text, known);
  return known;
}
