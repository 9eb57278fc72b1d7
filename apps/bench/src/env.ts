import { delimiter } from 'node:path';

/**
 * The environment of somebody who has just opened a terminal: without what `npm run` and this
 * checkout add to ours, and without settings of the product. Settings of npm itself stay.
 */
export function strangersEnvironment(source = process.env): NodeJS.ProcessEnv {
  const kept = Object.entries(source).filter(([name]) => !ours.test(name));
  const path = (source['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  return { ...Object.fromEntries(kept), PATH: path.join(delimiter) };
}

const ours =
  /^(npm_(lifecycle|package|execpath|node_execpath|command|config_local_prefix).*|INIT_CWD|NODE|NODE_ENV|GEMINI_.*|DATABASE_URL|DATA_DIR|PUBLIC_URL|(SESSION_SECRET|DATA_KEY|RUNNER_KEY)(_FILE)?)$/;
