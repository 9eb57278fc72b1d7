import type { Asker, Wish } from './ask.ts';
import type { Round } from './rounds.ts';
import type { Side } from './side.ts';

/** A round of HTTP: what the server used for each answer, and how fast they came. */
export function askRound(
  asker: Asker,
  side: Side,
  wish: Omit<Wish, 'url'>,
  unitsPerRequest = 1,
): () => Promise<Round> {
  return async () => {
    const before = await side.usage();
    const answered = await asker.ask({ ...wish, url: side.url }).catch((error: unknown) => {
      throw new Error(`${side.name}: ${error instanceof Error ? error.message : String(error)}`);
    });
    const after = await side.usage();
    const units = wish.amount * unitsPerRequest;
    return {
      cpuMicros: (after.cpuMicros - before.cpuMicros) / units,
      perSecond: units / answered.seconds,
      p50: answered.p50,
      p99: answered.p99,
      bytes: answered.bytes / wish.amount,
    };
  };
}
