import { describe, it } from 'vitest';
import { limitMs, named, play, seed } from './play.ts';

// What these wait for is mostly time, and none of them measures anything finer than seconds.
describe.concurrent(`keeps every promise with seed ${seed}, side by side`, () => {
  it.each(named('networks', 'clocks', 'pauses', 'webhooks'))('$name: $says', play, limitMs);
});
