import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchSimulator, type Simulator } from '@cbf/simulator/launch';
import { signUp, type Owner } from './owner.ts';
import { freePort, startProcess, type Process } from './process.ts';

/** What a test may change of the line. */
export interface LineOptions {
  /** More for the api's and the runners' environment. */
  env?: Record<string, string>;
  /** More for the api's environment alone: another database, rules for its failpoints. */
  apiEnv?: Record<string, string>;
  /** The address under which people reach it; the first runner's own unless said otherwise. */
  publicUrl?: string;
  /** A file to which the simulator writes all that it does and sees. */
  history?: string;
  /** How many runners are started at once; one unless said otherwise. */
  runners?: number;
  /** Runs what was built, as people do, instead of the sources. */
  built?: boolean;
}

/** The whole line without the dashboard: simulator, api and runners, each its own process. */
export interface Line {
  readonly simulator: Simulator;
  readonly apiUrl: string;
  /** The runners that were started, oldest first; those that a test ended stay in the list. */
  readonly runners: readonly Process[];
  api(): Process;
  /** Starts the api again on the same port and database. */
  startApi(env?: Record<string, string>): Promise<Process>;
  startRunner(env?: Record<string, string>): Promise<Process>;
  /** Ends all runners at once, so that the next test begins without any. */
  killRunners(): Promise<void>;
  /** A new person with a workspace of their own. */
  signUp(locale?: 'en' | 'uz' | 'ru'): Promise<Owner>;
  /** Ends all processes and removes their data. */
  stop(): Promise<void>;
}

/** Starts the line on free ports with fresh secrets and an empty database. */
export async function startLine(options: LineOptions = {}): Promise<Line> {
  const folder = await mkdtemp(join(tmpdir(), 'cbf-line-'));
  const [apiPort, runnerPort] = [await freePort(), await freePort()];
  const simulator = await launchSimulator({
    data: join(folder, 'simulator'),
    ...(options.history === undefined ? {} : { history: options.history }),
  });
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const publicUrl = options.publicUrl ?? `http://127.0.0.1:${runnerPort}`;
  const shared = {
    PUBLIC_URL: publicUrl,
    RUNNER_KEY: randomBytes(32).toString('base64url'),
    SIMULATOR_URL: simulator.url,
    LOG_LEVEL: 'debug',
    ...options.env,
  };
  const secrets = {
    API_PORT: String(apiPort),
    DATABASE_URL: `sqlite:${join(folder, 'factory.db')}`,
    SESSION_SECRET: randomBytes(32).toString('base64url'),
    DATA_KEY: randomBytes(32).toString('base64'),
  };

  const runners: Process[] = [];
  const main = options.built ? 'dist/main.js' : 'src/main.ts';
  const startApi = (env: Record<string, string> = {}) =>
    startProcess('apps/api', main, { ...shared, ...secrets, ...options.apiEnv, ...env });
  const startRunner = async (env: Record<string, string> = {}) => {
    // The first runner listens where PUBLIC_URL points, so webhooks reach it without a dashboard.
    const port = runners.length === 0 ? runnerPort : 0;
    const settings = { ...shared, API_URL: apiUrl, RUNNER_PORT: String(port), ...env };
    const runner = await startProcess('apps/runner', main, settings);
    runners.push(runner);
    return runner;
  };

  let api = await startApi();
  for (let started = 0; started < (options.runners ?? 1); started += 1) await startRunner();
  return {
    simulator,
    apiUrl,
    runners,
    api: () => api,
    startApi: async (env) => (api = await startApi(env)),
    startRunner,
    killRunners: async () => {
      await Promise.all(runners.map((runner) => runner.stop('SIGKILL')));
      runners.length = 0;
    },
    signUp: (locale) => signUp(apiUrl, publicUrl, locale),
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop('SIGKILL')));
      await api.stop('SIGKILL');
      await simulator.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
