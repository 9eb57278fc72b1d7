import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { layCord, type Cord } from './cord.ts';
import { env } from './env.ts';
import { startLine, type Line, type LineOptions } from './line.ts';
import { freePort, startProcess } from './process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The whole product with its dashboard, each part its own process. */
export interface House extends Line {
  /** Where the browser goes: through the cord to the dashboard. */
  readonly url: string;
  readonly cord: Cord;
}

/** What a test may change of the house. */
export interface HouseOptions extends LineOptions {
  /** More for the dashboard's environment alone. */
  dashboardEnv?: Record<string, string>;
}

/** Starts everything on free ports; throws what to do when the dashboard was not built. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  if (!existsSync(`${env.dashboard}/build/handler.js`)) {
    throw new Error('The dashboard is not built. Run "npm run build" at the root first.');
  }
  const port = await freePort();
  const cord = await layCord(port);
  const line = await startLine({ ...options, publicUrl: cord.url });
  const dashboard = await startProcess(relative(root, env.dashboard), 'server.js', {
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: cord.url,
    API_URL: line.apiUrl,
    RUNNER_URL: line.runners[0]?.url ?? 'http://127.0.0.1:9',
    ...options.dashboardEnv,
  });
  return {
    ...line,
    url: cord.url,
    cord,
    stop: async () => {
      await dashboard.stop('SIGKILL');
      await cord.close();
      await line.stop();
    },
  };
}
