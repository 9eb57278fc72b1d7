// The thread that reads SQLite for long: its own connection, which cannot write.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { createFold, placesOf } from './fold.ts';
import type { Job, Reading } from './sqlite.ts';

interface Statement {
  raw(on: boolean): Statement;
  all(...params: readonly unknown[]): object[];
}
interface Native {
  prepare(text: string): Statement;
  pragma(text: string): unknown;
}
type Open = new (file: string, options: { readonly: boolean; fileMustExist: boolean }) => Native;

const { file, driver } = readingOf(workerData);
const load: unknown = createRequire(driver)('better-sqlite3');
if (!isDriver(load)) throw new Error('better-sqlite3 is not what it was: it cannot open a file.');
const database = new load(file, { readonly: true, fileMustExist: true });
database.pragma('cache_size = -65536');

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
  for (const { kind, text, params } of job.parts) {
    const add: (line: never) => void = kind === 'counts' ? fold.count : fold.bucket;
    // All at once: stepping to each line costs a third more, and a year's are some megabytes.
    for (const line of prepared(text).all(...params)) {
      if (!isLine(line)) continue;
      toPlace(line, placeOf);
      add(line);
    }
  }
  return fold.end();
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

function readingOf(data: unknown): Reading {
  if (isReading(data)) return data;
  throw new Error('The reading thread was started without a file.');
}

function isReading(data: unknown): data is Reading {
  return typeof data === 'object' && data !== null && 'file' in data && 'driver' in data;
}

function isDriver(value: unknown): value is Open {
  return typeof value === 'function';
}
