import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** A process of the product under test. */
export interface Process {
  /** The address it said it listens on. */
  readonly url: string;
  readonly pid: number;
  /** All that it has written so far, for tests that look for what must not be there. */
  log(): string;
  /** Resolves when it has ended, whoever ended it. */
  readonly ended: Promise<unknown>;
  /** Sends a signal and waits for the end; the exit code, or null when the signal ended it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  /** Stops its clock (SIGSTOP) and lets it go on (SIGCONT). */
  signal(signal: NodeJS.Signals): void;
}

/**
 * Starts a program of `folder`, TypeScript as it is and JavaScript as it was built, and waits until
 * it listens; throws what it complained. With `hear` all that it writes goes there and is not kept.
 */
export async function startProcess(
  folder: string,
  main: string,
  env: Record<string, string>,
  hear?: (text: string) => void,
): Promise<Process> {
  const asItIs = ['--conditions=source', '--import', 'tsx', '--enable-source-maps'];
  const child = spawn(process.execPath, [...(main.endsWith('.ts') ? asItIs : []), main], {
    cwd: `${root}/${folder}`,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      hear?.(text);
      // Of what is heard elsewhere only the end is kept, to tell why it did not start.
      written = hear ? `${written}${text}`.slice(-2_000) : written + text;
    });
  }
  const ended = once(child, 'close');
  // A test run that breaks off leaves nothing running behind it.
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  void ended.then(() => process.removeListener('exit', endWithUs));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /^\{"listening":"([^"]+)"/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('error', reject);
    child.once('close', () => reject(new Error(`${folder} ended at once:\n${written}`)));
  });
  return {
    url,
    pid: child.pid ?? 0,
    log: () => written,
    ended,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
      return child.exitCode;
    },
    signal: (signal) => child.kill(signal),
  };
}

/**
 * A port of this machine that nobody listens on at the moment. It is none of those that outgoing
 * connections are given, so it is still free when a process that was killed comes back to it.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 20_000);
    const server = createServer().listen(port, '127.0.0.1');
    const isFree = await once(server, 'listening').then(
      () => true,
      () => false,
    );
    await new Promise((resolve) => server.close(resolve));
    if (isFree) return port;
  }
}
