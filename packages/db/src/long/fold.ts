// Imported by the thread that reads SQLite, which knows no package by name: relative imports only.

/** What is summed: a workspace's or a bot's roll-up from one moment to another, by these starts. */
export interface UsageAsk {
  readonly workspaceId: string;
  readonly botId: string | null;
  readonly from: Date;
  readonly to: Date;
  /** The beginnings of the stretches of the series, rising; what is earlier counts to the first. */
  readonly starts: readonly Date[];
}

/** The sums of one stretch, bot or model, in the order of `countNames`, and its response times. */
export interface Sum {
  readonly counts: number[];
  /** How many answers each bucket of response time has, up to the last that has any. */
  readonly latency: Uint32Array;
}

/** A range of the roll-up, summed by stretch and by what its lines are split by: model or bot. */
export interface Folded {
  readonly stretches: readonly Sum[];
  readonly keys: ReadonlyMap<string, Sum>;
}

/** A line of the roll-up: its place, what it is split by, its response times if any, its counts. */
export type CountLine = readonly [
  place: number,
  key: string,
  latency: string | null,
  ...counts: number[],
];

/** A line of the response times. */
export type BucketLine = readonly [place: number, key: string, bucket: number, answers: number];

/** Finds a moment's stretch: the last start that is not after it, or the first. */
export function placesOf(starts: readonly number[]): (moment: number) => number {
  let [at, begin, end] = [0, Infinity, Infinity];
  return (moment) => {
    // Lines mostly come by the hour, so it is nearly always the stretch of the line before.
    if (moment < begin || moment >= end) {
      at = Math.max(0, lastUpTo(starts, moment));
      begin = at === 0 ? -Infinity : (starts[at] ?? Infinity);
      end = starts[at + 1] ?? Infinity;
    }
    return at;
  };
}

/** Sums in one pass over lines that come in any order, each with the place of its stretch. */
export function createFold(stretches: number, width: number) {
  const cells = new Map<string, Tally[]>();
  const cellOf = (place: number, key: string): Tally => {
    let row = cells.get(key);
    if (!row) cells.set(key, (row = []));
    return (row[place] ??= new Tally(width));
  };
  return {
    count(line: CountLine): void {
      const cell = cellOf(line[0], line[1]);
      cell.add(line);
      const packed = line[2];
      if (packed !== null && packed !== '{}') cell.unpack(packed);
    },
    bucket([place, key, bucket, answers]: BucketLine): void {
      cellOf(place, key).answer(bucket, answers);
    },
    end(): Folded {
      const rows = [...cells.values()];
      return {
        stretches: Array.from({ length: stretches }, (_, place) =>
          together(
            rows.flatMap((row) => row[place] ?? []),
            width,
          ),
        ),
        keys: new Map([...cells].map(([key, row]) => [key, together(Object.values(row), width)])),
      };
    },
  };
}

class Tally {
  readonly counts: number[];
  readonly latency: number[] = [];

  constructor(width: number) {
    this.counts = Array<number>(width).fill(0);
  }

  add(line: CountLine): void {
    for (let at = 0; at < this.counts.length; at += 1) {
      this.counts[at] = (this.counts[at] ?? 0) + Number(line[at + 3] ?? 0);
    }
  }

  answer(bucket: number, answers: number): void {
    while (this.latency.length <= bucket) this.latency.push(0);
    this.latency[bucket] = (this.latency[bucket] ?? 0) + answers;
  }

  // `{"94":1,"139":2}`, read by hand: a year has some two hundred thousand pairs.
  unpack(packed: string): void {
    let [bucket, number] = [0, 0];
    for (let at = 0; at < packed.length; at += 1) {
      const code = packed.charCodeAt(at);
      if (code >= zero && code <= nine) number = number * 10 + code - zero;
      else if (code === colon) [bucket, number] = [number, 0];
      else if (code === comma || code === brace) {
        if (number > 0) this.answer(bucket, number);
        number = 0;
      }
    }
  }
}

const [zero, nine, colon, comma, brace] = [48, 57, 58, 44, 125];

function together(tallies: readonly Tally[], width: number): Sum {
  const all = new Tally(width);
  for (const { counts, latency } of tallies) {
    counts.forEach((count, at) => (all.counts[at] = (all.counts[at] ?? 0) + count));
    latency.forEach((answers, bucket) => {
      if (answers > 0) all.answer(bucket, answers);
    });
  }
  return {
    counts: all.counts,
    // One block of memory goes from thread to thread for a tenth of what thousands of pairs cost.
    latency: Uint32Array.from(all.latency),
  };
}

function lastUpTo(starts: readonly number[], moment: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
