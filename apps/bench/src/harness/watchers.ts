import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Seen = z.object({
  done: z.literal(true),
  ms: z.number().default(0),
  sample: z.string(),
  each: z.number(),
  total: z.number(),
  p50: z.number(),
  p99: z.number(),
  gone: z.number(),
});
/** What viewers have got: the least of one, of all together, one event as it was sent. */
export type Seen = z.infer<typeof Seen>;

/** Many viewers of one subscription, in a process of their own. */
export interface Watchers {
  /** What they have got since they came; percentiles are since it was last counted. */
  count(): Promise<Seen>;
  /** Waits until each has got so many events, or all together so many; a closed one counts as served. */
  until(what: { each?: number; total?: number }): Promise<Seen>;
  stop(): void;
}

/** Whom to watch as, and what. */
export interface Watch {
  readonly headers?: Readonly<Record<string, string>>;
  readonly viewers: number;
  readonly query: string;
  /** The variables of each viewer in turn. */
  readonly variables?: readonly object[];
  /** How many more subscribe and then stop reading. */
  readonly stalled?: number;
}

/** Opens the sockets and subscribes with each; `url` begins with ws. */
export async function watch(
  url: string,
  { headers = {}, viewers, query, variables = [], stalled = 0 }: Watch,
): Promise<Watchers> {
  const child = fork(fileURLToPath(new URL('./watch.ts', import.meta.url)), { execArgv: [] });
  const ask = async (job: object) => {
    const answer = once(child, 'message');
    child.send(job);
    const parts: unknown[] = await answer;
    const [message] = parts;
    const done = Seen.safeParse(message);
    if (!done.success) throw new Error(`The viewers of ${url}: ${JSON.stringify(message)}`);
    return done.data;
  };
  const all = viewers + stalled;
  await ask({ kind: 'open', url, headers, viewers: all, query, variables, stalled });
  return {
    count: () => ask({ kind: 'count' }),
    until: ({ each = 0, total = 0 }) => ask({ kind: 'until', each, total }),
    stop: () => void child.kill(),
  };
}
