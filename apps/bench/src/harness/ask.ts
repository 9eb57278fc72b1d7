import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** What the client process is to do: `amount` POST requests, so many under way at a time. */
export const Wish = z.object({
  url: z.string(),
  path: z.string(),
  headers: z.record(z.string(), z.string()),
  /** Sent in turn. */
  bodies: z.array(z.string()),
  connections: z.number(),
  amount: z.number(),
  /** How many are begun a second; as many as are answered when it is 0. */
  perSecond: z.number().default(0),
});
export type Wish = z.input<typeof Wish>;

const Answered = z.object({
  seconds: z.number(),
  p50: z.number(),
  p99: z.number(),
  bytes: z.number(),
  /** The first answer's body. */
  sample: z.string(),
  /** The body of the first answer that was not 200; empty when all were. */
  refused: z.string(),
  statuses: z.record(z.string(), z.number()),
});
/** How a load was answered; times in milliseconds. */
export type Answered = z.infer<typeof Answered>;

/** The client, in a process of its own. */
export interface Asker {
  /** Throws when an answer was not 200, with the first of those. */
  ask(wish: Wish): Promise<Answered>;
  stop(): void;
}

/** Starts the client process. */
export function startAsker(): Asker {
  const child = fork(fileURLToPath(new URL('./load.ts', import.meta.url)), { execArgv: [] });
  return {
    async ask(wish) {
      const answer = once(child, 'message');
      child.send(wish);
      const parts: unknown[] = await answer;
      const [message] = parts;
      const failed = z.object({ failed: z.string() }).safeParse(message);
      if (failed.success) throw new Error(failed.data.failed);
      const answered = Answered.parse(message);
      const other = Object.keys(answered.statuses).filter((status) => status !== '200');
      if (other.length > 0) throw new Error(`Answered ${other.join(', ')}: ${answered.refused}`);
      return answered;
    },
    stop: () => child.kill(),
  };
}
