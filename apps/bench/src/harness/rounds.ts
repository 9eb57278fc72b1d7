/** One measured round of one side. */
export interface Round {
  /** Processor time of the server per unit of work, in microseconds. */
  readonly cpuMicros: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** How long one answer or event was, so that like is compared with like. */
  readonly bytes?: number;
}

/** A side's medians over all rounds, and its processor time against the baseline's of each round. */
export interface Compared extends Round {
  readonly side: string;
  readonly ratio: number;
  readonly bytes: number;
  /** The processor time of each round. */
  readonly each: readonly number[];
}

/** What a side used beyond another: the median of the rounds' differences, so both met the same. */
export function beyond(side: Compared, other: Compared): number {
  return median(side.each.map((cpuMicros, at) => cpuMicros - (other.each[at] ?? Number.NaN)));
}

/** The middle value; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

/**
 * Lets every side work before it is measured, so that its code is compiled and its caches full: two
 * rounds where they are long, more where they are short.
 */
export async function warmUp(
  sides: Readonly<Record<string, () => Promise<Round>>>,
  times = 2,
): Promise<void> {
  for (let time = 0; time < times; time += 1) for (const side of Object.values(sides)) await side();
}

/**
 * Measures all sides in turn, so many rounds, every other round in the opposite order, so that
 * what else the machine does meets all of them. The first side is the baseline; ratios are taken
 * within a round and their median is what is reported.
 */
export async function alternate(
  sides: Readonly<Record<string, () => Promise<Round>>>,
  rounds: number,
): Promise<Compared[]> {
  const names = Object.keys(sides);
  const measured = new Map<string, Round[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const figures = await sides[name]?.();
      if (figures) measured.get(name)?.push(figures);
    }
  }
  const [first = ''] = names;
  const base = measured.get(first) ?? [];
  return names.map((side) => {
    const own = measured.get(side) ?? [];
    const of = (pick: (round: Round) => number) => median(own.map(pick));
    return {
      side,
      cpuMicros: of(({ cpuMicros }) => cpuMicros),
      ratio: median(
        own.map(({ cpuMicros }, at) => cpuMicros / (base[at]?.cpuMicros ?? Number.NaN)),
      ),
      perSecond: of(({ perSecond }) => perSecond),
      p50: of(({ p50 }) => p50),
      p99: of(({ p99 }) => p99),
      bytes: of(({ bytes = 0 }) => bytes),
      each: own.map(({ cpuMicros }) => cpuMicros),
    };
  });
}
