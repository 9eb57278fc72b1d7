import { describe, it } from 'vitest';
import { limitMs, named, play, seed } from './play.ts';

// Each row is a whole house under load; what it proves is in docs/history.md.
describe(`keeps every promise with seed ${seed}`, () => {
  it.each(named('kills-sqlite', 'rolling', 'platforms', 'stalled'))('$name: $says', play, limitMs);
});
