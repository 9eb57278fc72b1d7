// Installs the packages when those present are not the ones of package-lock.json. Plain JavaScript
// for Node 18 and later without any dependency: it runs before there is anything to depend on.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Complaint, root, step } from './lib/say.mjs';

/** Whether every package that the lock asks of this machine is installed in the wanted version. */
export function isInstalled(folder = root) {
  const wanted = readJson(join(folder, 'package-lock.json'));
  // npm writes this one last, so it is absent after an installation that was interrupted.
  const present = readJson(join(folder, 'node_modules', '.package-lock.json'));
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted.packages).every(([path, { version, optional, link }]) => {
    if (!path.includes('node_modules/') || link) return true;
    const found = present.packages[path];
    // An optional package is for another kind of machine when it was left out.
    return found === undefined ? optional === true : found.version === version;
  });
}

/** Runs `npm ci` when it is needed; throws a Complaint with npm's last words when it fails. */
export async function ensureDeps() {
  if (isInstalled()) return;
  if (!existsSync(join(root, 'package-lock.json'))) {
    throw new Complaint('package-lock.json is missing: get it back from the repository.');
  }
  await step('Installing packages (about a minute the first time)', npmCi);
}

async function npmCi() {
  // Under npm the very npm that runs is known; a bare "npm" might be another one, or none.
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  const words = [...first, 'ci', '--include=dev', '--include=optional', '--no-progress'];
  const child = spawn(command, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => said.push(text));
  }
  const code = await new Promise((resolve) => {
    child.on('error', () => resolve(-1)).on('close', resolve);
  });
  if (code === 0) return;
  const lastWords = said.join('').trim().split('\n').slice(-8).join('\n');
  throw new Complaint(
    code === -1
      ? 'npm was not found: install Node.js with npm and try again.'
      : `The packages could not be installed. Check the network and the free disk space, then try again. npm said:\n${lastWords}`,
  );
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { run } = await import('./lib/say.mjs');
  await run(ensureDeps);
}
