// The four processes of a local start, and the demo's two: what each is started with and told.
import { join } from 'node:path';
import { root } from './say.mjs';

/** What to start, by name; in development from the sources and watched, otherwise what was built. */
export function processes(settings, secrets, isDev) {
  const at = (port) => `http://127.0.0.1:${port}`;
  const urls = {
    SIMULATOR_URL: at(settings.SIMULATOR_PORT),
    API_URL: at(settings.API_PORT),
    RUNNER_URL: at(settings.RUNNER_PORT),
    PUBLIC_URL: settings.publicUrl,
  };
  const common = { NODE_ENV: isDev ? 'development' : 'production', ...urls };
  // Whoever reaches this address from elsewhere must not become admin by being first.
  const isLocal =
    process.env.NODE_ENV !== 'production' &&
    /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:|$)/.test(settings.publicUrl);
  const { SESSION_SECRET_FILE, DATA_KEY_FILE, RUNNER_KEY_FILE, DEMO_PASSWORD_FILE } = secrets;
  const apiEnv = {
    ...common,
    API_PORT: String(settings.API_PORT),
    DATABASE_URL: settings.database,
    MEDIA_DIR: process.env.MEDIA_DIR || join(settings.data, 'media'),
    LOCAL_START: isLocal ? '1' : '0',
    GEMINI_API_KEY: undefined,
    ...defined({ SESSION_SECRET_FILE, DATA_KEY_FILE, RUNNER_KEY_FILE }),
  };

  return {
    simulator: {
      name: 'simulator',
      ...program('packages/simulator', isDev && ['--watch']),
      env: {
        ...common,
        SIMULATOR_PORT: String(settings.SIMULATOR_PORT),
        SIMULATOR_DATA: join(settings.data, 'simulator'),
        SIMULATOR_LOCAL: '1',
        GEMINI_API_KEY: undefined,
      },
      ready: `${urls.SIMULATOR_URL}/control/health`,
    },
    api: {
      name: 'api',
      ...program('apps/api', isDev && ['--import', 'tsx', '--watch']),
      env: apiEnv,
      ready: `${urls.API_URL}/readyz`,
    },
    runner: {
      name: 'runner',
      ...program('apps/runner', isDev && ['--watch']),
      env: {
        ...common,
        RUNNER_PORT: String(settings.RUNNER_PORT),
        // One name across restarts: a runner that returns takes its work back at once.
        RUNNER_ID: process.env.RUNNER_ID || 'local',
        ...withoutSecrets,
        ...defined({ RUNNER_KEY_FILE }),
      },
      ready: `${urls.RUNNER_URL}/healthz`,
    },
    dashboard: {
      name: 'dashboard',
      ...dashboardProgram(settings, isDev),
      env: {
        ...common,
        PORT: String(settings.PORT),
        ORIGIN: settings.publicUrl,
        ...withoutSecrets,
        RUNNER_KEY: undefined,
        GEMINI_API_KEY: undefined,
      },
      ready: `${at(settings.PORT)}/`,
    },
    demo: {
      name: 'demo',
      ...program('apps/api', isDev && ['--import', 'tsx'], 'demo/main'),
      env: { ...apiEnv, ...defined({ DEMO_PASSWORD_FILE }) },
    },
    customers: {
      name: 'customers',
      cwd: root,
      words: [join(root, 'scripts', 'demo-customers.mjs')],
      env: {
        ...common,
        ...withoutSecrets,
        RUNNER_KEY: undefined,
        GEMINI_API_KEY: undefined,
        // With a key each answer costs its owner money: then they write a tenth as often.
        DEMO_PACE: process.env.DEMO_PACE || (process.env.GEMINI_API_KEY ? '60-180' : '5-20'),
      },
    },
  };
}

// Each process gets what it needs and no more: only the api opens sealed texts and the database.
const withoutSecrets = {
  SESSION_SECRET: undefined,
  DATA_KEY: undefined,
  DATABASE_URL: undefined,
  MEDIA_URL: undefined,
  ADMIN_PASSWORD: undefined,
};

function program(folder, watching, main = 'main') {
  const cwd = join(root, folder);
  if (!watching) return { cwd: root, words: [join(cwd, 'dist', `${main}.js`)] };
  return { cwd, words: [...watching, '--conditions=source', join(cwd, 'src', `${main}.ts`)] };
}

function dashboardProgram(settings, isDev) {
  const cwd = join(root, 'apps', 'dashboard');
  if (!isDev) return { cwd, words: [join(cwd, 'server.js')] };
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  return { cwd, words: [vite, 'dev', '--port', String(settings.PORT), '--strictPort'] };
}

function defined(variables) {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined));
}
