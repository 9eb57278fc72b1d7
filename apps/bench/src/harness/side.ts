import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { root } from '../report.ts';

/** What a process has used since it began; the loop's delay since it was last asked. */
const Usage = z.object({
  cpuMicros: z.number(),
  rss: z.number(),
  heap: z.number(),
  /** The most that heap and buffers have held since it was last asked. */
  peak: z.number(),
  loopMs: z.object({ p99: z.number(), max: z.number() }),
});
export type Usage = z.infer<typeof Usage>;

/** A server that is measured, in a process of its own. */
export interface Side {
  readonly name: string;
  readonly url: string;
  usage(): Promise<Usage>;
  /** What it uses after its garbage was collected; only with --expose-gc. */
  settled(): Promise<Usage>;
  /** Whether it has ended by itself, and what it said. */
  readonly end: { readonly said: string } | null;
  stop(): Promise<void>;
}

/** What is started as a side. */
export interface SideOptions {
  /** The program, from the checkout's top: built JavaScript or TypeScript as it is. */
  readonly main: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  /** The workspace whose settings tsx takes, for a program with decorators. */
  readonly compile?: string;
  readonly execArgv?: readonly string[];
}

const probe = fileURLToPath(new URL('./probe.ts', import.meta.url));

/** Starts a side and waits until it says where it listens; throws what it complained instead. */
export async function startSide(name: string, options: SideOptions): Promise<Side> {
  const child = fork(`${root}/${options.main}`, [...(options.args ?? [])], {
    cwd: root,
    env: {
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      ...(options.compile && { TSX_TSCONFIG_PATH: `${root}/${options.compile}/tsconfig.json` }),
      ...options.env,
    },
    execArgv: [
      ...(options.compile ? ['--conditions=source', '--import', 'tsx'] : []),
      ...['--import', probe],
      ...(options.execArgv ?? []),
    ],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = once(child, 'exit');
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  void ended.then(() => process.removeListener('exit', endWithUs));
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const url = await new Promise<string>((resolve, reject) => {
    if (child.stdout === null) return reject(new Error('A side has no output.'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^\{"listening":"([^"]+)"/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
      else said += `${line}\n`;
    });
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`${name} ended at once:\n${said}`)));
  });
  let isOver = false;
  void ended.then(() => (isOver = true));
  const asking = (what: 'usage' | 'clear up') => async () => {
    const answer = once(child, 'message');
    child.send(what);
    const parts: unknown[] = await Promise.race([
      answer,
      ended.then(() => Promise.reject(new Error(`${name} ended while measured:\n${said}`))),
    ]);
    const [usage] = parts;
    return Usage.parse(usage);
  };
  return {
    name,
    url,
    usage: asking('usage'),
    settled: asking('clear up'),
    get end() {
      return isOver ? { said } : null;
    },
    stop: async () => {
      if (isOver) return;
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}
