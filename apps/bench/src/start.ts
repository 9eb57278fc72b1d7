import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { freePort } from '@cbf/e2e';
import { strangersEnvironment } from './env.ts';

/** `npm start` in a checkout, as a stranger runs it in a terminal. */
export interface Start {
  /** From the command to the line that says it is ready, in seconds. */
  readonly readySeconds: number;
  /** Its own steps until then, each with its seconds. */
  readonly steps: readonly (readonly [string, number])[];
  /** Presses Ctrl-C and waits until all of it is gone; the seconds that took, and the exit code. */
  interrupt(): Promise<{ seconds: number; code: number | null }>;
}

const names = ['PORT', 'API_PORT', 'RUNNER_PORT', 'SIMULATOR_PORT'];

/**
 * Runs `npm start` on free ports with this npm cache until it says that it is ready and its page
 * answers; throws with its words when it ends before.
 */
export async function npmStart(folder: string, cache: string): Promise<Start> {
  const ports = new Map<string, string>();
  for (const name of names) ports.set(name, String(await freePort()));
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...strangersEnvironment(), ...Object.fromEntries(ports), npm_config_cache: cache },
    // A group of its own, so that Ctrl-C can be pressed as a terminal does: for npm and the script.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const press = (signal: NodeJS.Signals) => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, signal);
  };
  const endWithUs = () => press('SIGTERM');
  process.once('exit', endWithUs);
  const said: string[] = [];
  const ended = once(child, 'close');
  const address = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        const ready = /is ready: (http\S+)/.exec(line)?.[1];
        if (ready !== undefined) resolve(ready);
      });
    }
    child.once('error', reject);
    child.once('close', () => reject(new Error(`npm start ended:\n${said.join('\n')}`)));
  });
  const readySeconds = (performance.now() - begun) / 1_000;
  const { status } = await fetch(address);
  if (status !== 200) throw new Error(`It says it is ready, but ${address} answers ${status}.`);
  return {
    readySeconds,
    steps: said.flatMap((line) => {
      const [, step, seconds] = /✓ (.+) \(([\d.]+) s\)$/.exec(line) ?? [];
      return step === undefined ? [] : [[step, Number(seconds)] as const];
    }),
    interrupt: async () => {
      const pressed = performance.now();
      press('SIGINT');
      await ended;
      const seconds = (performance.now() - pressed) / 1_000;
      process.removeListener('exit', endWithUs);
      for (const [name, port] of ports) {
        if (await answers(port)) throw new Error(`${name} is still answered after Ctrl-C.`);
      }
      return { seconds, code: child.exitCode };
    },
  };
}

async function answers(port: string): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(
    () => true,
    () => false,
  );
}
