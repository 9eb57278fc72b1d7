import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const Done = z.object({ done: z.literal(true), ms: z.number().default(0), sample: z.string() });

/** Many viewers of one subscription, in a process of their own. */
export interface Watchers {
  /** Waits until each has got so many events since it came; gives one of them, as it was sent. */
  until(each: number): Promise<{ ms: number; sample: string }>;
  stop(): void;
}

/** Opens the sockets and subscribes with each; `url` begins with ws. */
export async function watch(
  url: string,
  headers: Readonly<Record<string, string>>,
  viewers: number,
  query: string,
): Promise<Watchers> {
  const child = fork(fileURLToPath(new URL('./watch.ts', import.meta.url)), { execArgv: [] });
  const ask = async (job: object) => {
    const answer = once(child, 'message');
    child.send(job);
    const parts: unknown[] = await answer;
    const [message] = parts;
    const done = Done.safeParse(message);
    if (!done.success) throw new Error(`The viewers of ${url}: ${JSON.stringify(message)}`);
    return done.data;
  };
  await ask({ kind: 'open', url, headers, viewers, query });
  return { until: (each) => ask({ kind: 'until', each }), stop: () => void child.kill() };
}
