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

/** The sums of one stretch, bot or model, in the order of `countNames`, and answers by bucket. */
export interface Sum {
  readonly counts: number[];
  /** How many answers each bucket of response time has; buckets without any are left out. */
  readonly latency: readonly (readonly [bucket: number, answers: number])[];
}

/** A range of the roll-up, summed by stretch, by bot and by model. */
export interface Folded {
  readonly stretches: readonly Sum[];
  readonly bots: ReadonlyMap<string, Sum>;
  readonly models: ReadonlyMap<string, Sum>;
}

/** A line of the roll-up: its hour in ms, its bot and model, then its counts. */
export type CountLine = readonly [hour: number, bot: string, model: string, ...counts: number[]];

/** A line of the response times. */
export type BucketLine = readonly [
  hour: number,
  bot: string,
  model: string,
  bucket: number,
  answers: number,
];

/** Sums in one pass over each kind of line, which come in any order. */
export function createFold(starts: readonly number[], width: number) {
  const stretches = starts.map(() => new Tally(width));
  const bots = new Map<string, Tally>();
  const models = new Map<string, Tally>();
  let [at, begin, end] = [0, -Infinity, starts[1] ?? Infinity];
  const stretchOf = (hour: number): Tally | undefined => {
    // Lines mostly come by the hour, so it is nearly always the stretch of the line before.
    if (hour < begin || hour >= end) {
      at = Math.max(0, placeOf(starts, hour));
      begin = at === 0 ? -Infinity : (starts[at] ?? Infinity);
      end = starts[at + 1] ?? Infinity;
    }
    return stretches[at];
  };
  return {
    count(line: CountLine): void {
      const [hour, bot, model] = line;
      stretchOf(hour)?.add(line);
      tallyOf(bots, bot, width).add(line);
      tallyOf(models, model, width).add(line);
    },
    bucket([hour, bot, model, bucket, answers]: BucketLine): void {
      stretchOf(hour)?.answer(bucket, answers);
      tallyOf(bots, bot, width).answer(bucket, answers);
      tallyOf(models, model, width).answer(bucket, answers);
    },
    end(): Folded {
      return {
        stretches: stretches.map((tally) => tally.sum()),
        bots: new Map([...bots].map(([bot, tally]) => [bot, tally.sum()])),
        models: new Map([...models].map(([model, tally]) => [model, tally.sum()])),
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
    this.latency[bucket] = (this.latency[bucket] ?? 0) + answers;
  }

  sum(): Sum {
    const latency = Object.entries(this.latency);
    return {
      counts: this.counts,
      latency: latency.map(([bucket, answers]) => [Number(bucket), answers]),
    };
  }
}

function tallyOf(tallies: Map<string, Tally>, key: string, width: number): Tally {
  const known = tallies.get(key);
  if (known) return known;
  const fresh = new Tally(width);
  tallies.set(key, fresh);
  return fresh;
}

// The last start that is not after the moment.
function placeOf(starts: readonly number[], moment: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? Infinity) <= moment) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
