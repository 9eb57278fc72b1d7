import { commits, type Failpoint } from '@cbf/base';

// In the list the commits that people cause come first, and those of runners and clocks after them.
const ofRunners = commits.indexOf('hello');

/** Who causes a commit of the api; null for points that are no commits. */
export function causeOf(point: Failpoint): 'people' | 'runners' | 'leases' | null {
  const place = commits.findIndex((name) => point.startsWith(`commit:${name}:`));
  if (place === -1) return null;
  if (point.startsWith('commit:expire-')) return 'leases';
  return place < ofRunners ? 'people' : 'runners';
}
