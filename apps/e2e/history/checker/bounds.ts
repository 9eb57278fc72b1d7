import type { Of } from '../lines.ts';
import type { Story, Violation } from './story.ts';

/** What a process may use. */
export interface Bounds {
  /** How much a process that lives long may grow once it has warmed up. */
  growthMb: number;
  /** How large any process may be at any time. */
  rssMb: number;
  sockets: number;
  /** One that lives for fewer seconds is still warming up, and its growth says nothing. */
  warmS: number;
}

/** The bounds that a row has unless it says otherwise. */
export const usualBounds: Bounds = { growthMb: 50, rssMb: 700, sockets: 600, warmS: 180 };

/** I9: memory and sockets of every process stay within their bounds, and it was looked. */
export function bounded(story: Story, bounds: Bounds = usualBounds): Violation[] {
  const measured = story.of('measured');
  if (measured.length === 0) {
    const says = 'No process was measured, so nothing is proven.';
    return [{ invariant: 'I9', says, lines: [] }];
  }
  const own = measured.filter(({ who }) => who !== 'simulator');
  const lives = Map.groupBy(own, ({ who, pid }) => `${who} (${pid})`);
  return [...lives].flatMap(([name, life]) => watch(name, life, bounds));
}

function watch(name: string, life: readonly Of<'measured'>[], bounds: Bounds): Violation[] {
  const violations: Violation[] = [];
  const object = (says: string, lines: Violation['lines']) =>
    violations.push({ invariant: 'I9', says, lines });
  const large = life.find(({ rssMb }) => rssMb > bounds.rssMb);
  if (large) object(`${name} had ${large.rssMb} MB.`, [large]);
  const wide = life.find(({ sockets }) => sockets > bounds.sockets);
  if (wide) object(`${name} had ${wide.sockets} sockets.`, [wide]);
  const growth = growthOf(life, bounds.warmS);
  if (growth > bounds.growthMb) object(`${name} grew by ${Math.round(growth)} MB.`, life.slice(-1));
  return violations;
}

/**
 * From the second quarter of a process's life to its last one, in megabytes; 0 for a short life. A
 * leak lifts the lows and the highs alike; memory that is collected now and then, or not for a while
 * because nothing happens, only moves between them. So the least of what they grew by counts.
 */
export function growthOf(life: readonly Of<'measured'>[], warmS: number): number {
  const [first, last] = [life[0], life.at(-1)];
  if (!first || !last || last.t - first.t < warmS * 1_000) return 0;
  const quarter = Math.floor(life.length / 4);
  const [before, after] = [life.slice(quarter, quarter * 2), life.slice(-quarter)];
  return Math.min(...[0.1, 0.5, 0.9].map((part) => quantile(after, part) - quantile(before, part)));
}

function quantile(life: readonly Of<'measured'>[], part: number): number {
  const sizes = life.map(({ rssMb }) => rssMb).toSorted((a, b) => a - b);
  return sizes[Math.floor(sizes.length * part)] ?? 0;
}
