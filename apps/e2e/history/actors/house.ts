import { randomBytes } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { launchSimulator, type Simulator } from '@cbf/simulator/launch';
import { freePort, startProcess, type Process } from '../../src/process.ts';
import { openDoor } from './balancer.ts';
import type { Pen } from './pen.ts';
import type { Lookout } from './secrets.ts';

/** How a house is built. */
export interface HousePlan {
  /** Where its data, logs and history lie. */
  folder: string;
  databaseUrl: string;
  apis: number;
  runners: number;
  /** Whether the simulated platforms outlive their process, so that they can be killed, too. */
  simulatorKeeps: boolean;
  /** Milliseconds of the simulated model: before its first words, and between two pieces. */
  model: { firstChunkMs: number; chunkMs: number };
  /** More for the api's and the runners' environment. */
  env?: Record<string, string>;
}

/** One of the house's processes, which comes back whenever it ends. */
export interface Post {
  readonly name: string;
  readonly pid: () => number | undefined;
  /** Resolves as soon as it listens; at once when it does already. */
  up(): Promise<void>;
  /** Ends it by a signal, tells so, and starts it again; resolves with its exit code. */
  hit(signal: NodeJS.Signals): Promise<number | null>;
  /** Sends it a signal that it survives. */
  signal(signal: NodeJS.Signals): void;
}

/** The built product as several processes behind one address each, with simulated platforms. */
export interface House {
  readonly apiUrl: string;
  readonly publicUrl: string;
  readonly posts: readonly Post[];
  simulator(): Simulator;
  stop(): Promise<void>;
}

/** Starts everything; what the processes write goes to the lookout and to files in the folder. */
export async function openHouse(plan: HousePlan, pen: Pen, lookout: Lookout): Promise<House> {
  const apiPorts = await ports(plan.apis);
  const runnerPorts = await ports(plan.runners);
  const address = (port: number) => `http://127.0.0.1:${port}`;
  const apiDoor = await openDoor(apiPorts.map(address));
  const runnerDoor = await openDoor(runnerPorts.map(address));
  const simulatorPort = await freePort();
  let stopped = false;

  const startSimulator = async () => {
    const started = await patiently(() =>
      launchSimulator({
        port: simulatorPort,
        history: join(plan.folder, 'simulator.jsonl'),
        doubled: 10,
        ...(plan.simulatorKeeps
          ? { data: join(plan.folder, 'simulator') }
          : { historyBuffered: true }),
      }),
    );
    await started.control.gemini.configure(plan.model);
    await started.control.telegram.configure({ flood: false });
    return started;
  };
  let simulator = await startSimulator();

  const secret = (name: string, text: string) => {
    lookout.plant(name, text);
    return text;
  };
  const shared = {
    PUBLIC_URL: runnerDoor.url,
    RUNNER_KEY: secret('the runner key', randomBytes(32).toString('base64url')),
    SIMULATOR_URL: simulator.url,
    LOG_LEVEL: 'debug',
    NODE_ENV: 'production',
    ...plan.env,
  };
  const apiEnv = {
    ...shared,
    DATABASE_URL: plan.databaseUrl,
    SESSION_SECRET: secret('the session secret', randomBytes(32).toString('base64url')),
    DATA_KEY: secret('the data key', randomBytes(32).toString('base64')),
  };
  const runnerEnv = {
    ...shared,
    API_URL: apiDoor.url,
    GEMINI_API_KEY: secret('the model key', `AIza${randomBytes(24).toString('base64url')}`),
    GEMINI_BASE_URL: simulator.geminiUrl,
  };

  const post = (name: string, start: () => Promise<Process>): Post => {
    let running: Process | undefined;
    let starting: Promise<void> = Promise.resolve();
    let hits: Promise<unknown> = Promise.resolve();
    const begin = () => {
      starting = (async () => {
        // One that is killed before it listens is started again, like any other.
        running = await patiently(start, () => stopped);
        pen.write({ kind: 'started', who: name });
      })();
      starting.catch(() => undefined);
    };
    begin();
    const own: Post & { end(): Promise<void> } = {
      name,
      pid: () => running?.pid,
      up: () => starting,
      hit: (signal) => {
        // One after the other: a process dies once.
        const hit = hits.then(() => strike(signal));
        hits = hit.catch(() => undefined);
        return hit;
      },
      signal: (signal) => running?.signal(signal),
      end: async () => {
        await hits;
        await starting.catch(() => undefined);
        await running?.stop('SIGKILL');
      },
    };
    const strike = async (signal: NodeJS.Signals) => {
      await starting;
      const what = signal === 'SIGKILL' ? 'killed' : 'told to end';
      // Told before it happens: nothing that follows from it can have an earlier time.
      pen.write({ kind: 'fault', what, who: name });
      const code = (await running?.stop(signal)) ?? null;
      if (!stopped) begin();
      return code;
    };
    ends.push(own.end);
    return own;
  };
  const ends: (() => Promise<void>)[] = [];
  const hear = (name: string) => (text: string) => {
    lookout.pass('log', name, text);
    appendFileSync(join(plan.folder, `${name.replace(' ', '-')}.log`), text);
  };

  const posts = [
    ...apiPorts.map((port, at) => {
      const name = `api ${at + 1}`;
      const env = { ...apiEnv, API_PORT: String(port) };
      return post(name, () => startProcess('apps/api', 'dist/main.js', env, hear(name)));
    }),
    ...runnerPorts.map((port, at) => {
      const name = `runner ${at + 1}`;
      const env = { ...runnerEnv, RUNNER_PORT: String(port), RUNNER_ID: `runner_${at + 1}` };
      return post(name, () => startProcess('apps/runner', 'dist/main.js', env, hear(name)));
    }),
  ];
  if (plan.simulatorKeeps) {
    let hits: Promise<unknown> = Promise.resolve();
    const strike = async (signal: NodeJS.Signals) => {
      pen.write({ kind: 'fault', what: 'killed', who: 'simulator' });
      await simulator.stop(signal);
      simulator = await startSimulator();
      pen.write({ kind: 'started', who: 'simulator' });
      return null;
    };
    posts.push({
      name: 'simulator',
      pid: () => simulator.pid,
      up: () => hits.then(() => undefined),
      // One after the other: two that came back at once would want the same port.
      hit: (signal) => {
        const hit = hits.then(() => strike(signal));
        hits = hit.catch(() => undefined);
        return hit;
      },
      signal: () => undefined,
    });
  }
  await Promise.all(posts.map((one) => one.up()));
  return {
    apiUrl: apiDoor.url,
    publicUrl: runnerDoor.url,
    posts,
    simulator: () => simulator,
    stop: async () => {
      stopped = true;
      await Promise.all(ends.map((end) => end()));
      await simulator.stop(plan.simulatorKeeps ? 'SIGKILL' : 'SIGTERM');
      await apiDoor.close();
      await runnerDoor.close();
    },
  };
}

/**
 * Starts a process until it stands, or until `isOver`; throws what it complained of for the twentieth
 * time. Whoever looks for a free port on this machine may hold a dead process's for a moment.
 */
async function patiently<Started>(
  start: () => Promise<Started>,
  isOver = () => false,
): Promise<Started> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await start();
    } catch (error) {
      if (tries === 20 || isOver()) throw error;
      await pause(100);
    }
  }
}

async function ports(count: number): Promise<number[]> {
  const found: number[] = [];
  while (found.length < count) {
    const port = await freePort();
    if (!found.includes(port)) found.push(port);
  }
  return found;
}
