// The thread that reads SQLite for long: its own connection, which cannot write.
import { parentPort, workerData } from 'node:worker_threads';
import { openFile, type Statement } from '../sqlite/driver.ts';
import { createFold, placesOf } from './fold.ts';
import type { Job } from './sqlite.ts';

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
