// The browser of the story tests: the machine's own Chromium, installed from Debian where that works.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { exec } from './runtime.mjs';
import { Complaint, step } from './say.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** The path of a Chromium, installing it with apt-get as root when there is none; else a Complaint. */
export async function findChromium(env = process.env) {
  const found = find(env);
  if (found !== undefined) return found;
  if (process.getuid?.() === 0 && inPath('apt-get', env) !== undefined) {
    await step('Installing Chromium', () => install());
    const installed = find(env);
    if (installed !== undefined) return installed;
  }
  throw new Complaint(
    'The story tests need Chromium: install it (on Debian or Ubuntu: sudo apt-get install chromium), or set CHROMIUM_PATH to a Chrome or Chromium, then run npm test again.',
  );
}

async function install() {
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const update = await exec('apt-get', ['update', '-qq'], options);
  const packages = ['chromium', 'fonts-noto-core', 'fonts-noto-color-emoji'];
  const { code, output } = await exec(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    options,
  );
  if (code !== 0) {
    throw new Complaint(
      `Chromium could not be installed. apt-get said:\n${[update.output, output].join('\n').trim().slice(-2_000)}`,
    );
  }
}

function find(env) {
  if (env.CHROMIUM_PATH) {
    if (isProgram(env.CHROMIUM_PATH)) return env.CHROMIUM_PATH;
    throw new Complaint(
      'CHROMIUM_PATH names no program that can be run: correct it or leave it out.',
    );
  }
  return names.map((name) => inPath(name, env)).find((path) => path !== undefined);
}

function inPath(name, env) {
  return (env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(isProgram);
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
