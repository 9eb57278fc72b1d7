import type { Row } from './figures.ts';
import type { Goal } from './goals.ts';
import type { Compared } from './harness/rounds.ts';

/** What every benchmark is told. */
export interface Options {
  readonly rounds: number;
  /** Requests, events or updates a round. */
  readonly amount: number;
  /** How many viewers watch. */
  readonly viewers: number;
  /** How many messages the data set of history holds. */
  readonly messages: number;
  readonly databases: readonly ('sqlite' | 'postgres')[];
  /** How long one paced stretch lasts, in seconds. */
  readonly seconds: number;
  /** Measures the sources instead of what was built; for the smoke tests. */
  readonly source: boolean;
}

/** Tables by their titles. */
export type Tables = Readonly<Record<string, readonly Row[]>>;

/** What a benchmark found: its tables, and its goals with whether they were reached. */
export interface Measured {
  readonly tables: Tables;
  readonly goals: readonly Goal[];
}

/** All that several benchmarks found, in their order. */
export function joined(parts: readonly Measured[]): Measured {
  return {
    tables: Object.fromEntries(parts.flatMap(({ tables }) => Object.entries(tables))),
    goals: parts.flatMap(({ goals }) => goals),
  };
}

/** Sides as rows of a table, the baseline first. */
export function compared(sides: readonly Compared[]): Row[] {
  return sides.map(({ side, cpuMicros, ratio, perSecond, p50, p99, bytes }) => ({
    side,
    'CPU µs': tenth(cpuMicros),
    '× baseline': Math.round(ratio * 100) / 100,
    'a second': Math.round(perSecond),
    'p50 ms': tenth(p50),
    'p99 ms': tenth(p99),
    ...(bytes > 0 && { bytes: Math.round(bytes) }),
  }));
}

/** A number with one digit behind the point. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
