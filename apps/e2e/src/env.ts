import { fileURLToPath } from 'node:url';

const { CHROMIUM_PATH, DASHBOARD_PATH, PATH, SEED } = process.env;

/** What the tests are told from outside. */
export const env = {
  /** The browser's program. */
  chromium: CHROMIUM_PATH ?? '/usr/bin/chromium',
  /** Where programs are found; for what is started with an environment of its own. */
  path: PATH ?? '',
  /** The folder of a built dashboard; the checkout's own unless said otherwise. */
  dashboard: DASHBOARD_PATH ?? fileURLToPath(new URL('../../dashboard', import.meta.url)),
};

/** The seed of a run that is to be played again; undefined for a new one. */
export const seedGiven = SEED;
