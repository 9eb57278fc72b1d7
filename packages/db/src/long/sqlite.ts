import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { spread } from '../hot/native.ts';
import {
  byBot,
  byModel,
  closedDays,
  width,
  type DayStatement,
  type LineStatement,
} from './statements.ts';
import type { Folded } from './fold.ts';
import type { Watch } from '../open.ts';
import { longestRead, TooLong, type LongReader } from './reader.ts';

type Plain = string | number | null;

/** A statement for the thread; the ends of its stretch are its last two parameters. */
export interface Part {
  readonly kind: LineStatement['kind'];
  readonly text: string;
  readonly params: readonly string[];
  readonly from: number;
  readonly to: number;
}

/** What the thread is asked. */
export type Job = { readonly id: number } & (
  | { readonly kind: 'rows'; readonly text: string; readonly params: readonly Plain[] }
  | {
      readonly kind: 'usage';
      /** What tells the closed days, when they are to be taken; then `parts` fill their gaps. */
      readonly days: (Omit<Part, 'kind'> & Pick<DayStatement, 'botId'>) | null;
      readonly parts: readonly Part[];
      readonly starts: readonly number[];
      readonly width: number;
    }
);
type Work = Job extends infer One ? (One extends Job ? Omit<One, 'id'> : never) : never;

interface Waiting {
  readonly resolve: (result: never) => void;
  readonly reject: (error: Error) => void;
}

const module = new URL(`./thread${extname(import.meta.url)}`, import.meta.url);

/**
 * Reads a SQLite file in a thread that begins with the first read and ends with `close`. What was
 * read is told when `durable` says that it is on the disk.
 */
export function createSqliteReader(
  file: string,
  watch: Watch,
  durable: () => Promise<void>,
): LongReader {
  const waiting = new Map<number, Waiting>();
  let thread: Worker | null = null;
  let last = 0;

  const lose = (error: Error): void => {
    thread = null;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  const start = (): Worker => {
    const fresh = new Worker(module, { workerData: file });
    fresh.unref();
    fresh.on(
      'message',
      (answer: { id: number; result: never } | { id: number; failed: string }) => {
        const asked = waiting.get(answer.id);
        waiting.delete(answer.id);
        if ('failed' in answer) asked?.reject(new Error(answer.failed));
        else asked?.resolve(answer.result);
      },
    );
    fresh.on('error', lose);
    return fresh;
  };

  // One read at a time is read; a read's time begins when those before it are done.
  let queue: Promise<unknown> = Promise.resolve();
  const ask = async <Result>(work: Work): Promise<Result> => {
    const turn = queue.then(() => send<Result>(work));
    queue = turn.catch(() => undefined);
    const result = await turn;
    await durable();
    return result;
  };
  const send = <Result>(work: Work): Promise<Result> =>
    new Promise<Result>((resolve, reject) => {
      const worker = (thread ??= start());
      const id = (last += 1);
      waiting.set(id, { resolve, reject });
      const late = setTimeout(() => {
        void worker.terminate();
        lose(new TooLong());
      }, longestRead);
      const done = () => clearTimeout(late);
      waiting.set(id, {
        resolve: (result) => (done(), resolve(result)),
        reject: (error) => (done(), reject(error)),
      });
      worker.postMessage({ ...work, id });
    });

  const fold = (
    statements: readonly LineStatement[],
    starts: readonly Date[],
    days: DayStatement | null,
  ): Promise<Folded> => {
    if (days !== null) watch(days.text);
    for (const { text } of statements) watch(text);
    return ask({
      kind: 'usage',
      days: days && inNumbers(days),
      parts: statements.map(inNumbers),
      starts: starts.map((start) => start.getTime()),
      width,
    });
  };

  return {
    rows: (text, params) => {
      const { full, values } = spread(text, params);
      watch(full);
      return ask({ kind: 'rows', text: full, params: values });
    },
    usage: (wish) => fold(byModel(wish), wish.starts, closedDays(wish)),
    usageByBot: async (wish) => (await fold(byBot(wish), [], null)).keys,
    async close() {
      const worker = thread;
      lose(new Error('The database was closed.'));
      await worker?.terminate();
    },
  };
}

function inNumbers<Stretched extends { readonly from: Date; readonly to: Date }>(one: Stretched) {
  return { ...one, from: one.from.getTime(), to: one.to.getTime() };
}
