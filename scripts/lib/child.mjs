// One process of the local start: its log, its readiness, its end.
import { spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { environment, nodePath } from './runtime.mjs';
import { root } from './say.mjs';

const withParent = pathToFileURL(join(root, 'scripts', 'lib', 'with-parent.mjs')).href;
const longestLog = 10 * 1024 * 1024;

/**
 * Starts `spec` ({ name, cwd, words, env, ready }) on our Node. Gives the process with `ended` (a
 * promise of how it ended), `closed` (the same, once its last line was read), `lastWords()` and
 * `stop()`. Its output goes to a file in `logs`, and line by line to `onLine`, each when given.
 */
export function startChild(spec, { logs, onLine }) {
  const log = logs && openLog(join(logs, `${spec.name}.log`));
  const child = spawn(nodePath(), ['--import', withParent, ...spec.words], {
    cwd: spec.cwd,
    env: environment(spec.env),
    // A group of its own: Ctrl-C on the terminal must reach the start script alone, which then
    // ends the processes in their order.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const tail = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    if (log) stream.pipe(log, { end: false });
    readLines(stream, (line) => {
      tail.push(line);
      if (tail.length > 20) tail.shift();
      onLine?.(spec.name, line);
    });
  }
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => {
      resolve(signal === null ? `ended with code ${code}` : `was ended by ${signal}`);
    });
  }).finally(() => log?.end());
  const closed = new Promise((resolve) => child.once('close', resolve)).then(() => ended);

  return {
    name: spec.name,
    pid: child.pid,
    ended,
    closed,
    lastWords: () => readable(tail).slice(-8).join('\n'),
    stop: (signal) => signalGroup(child, signal),
  };
}

/** Waits until `url` answers with less than 500; false when the child ended or time ran out first. */
export async function isReady(child, url, timeoutMs) {
  const over = new AbortController();
  void child.ended.then(() => over.abort());
  const until = Date.now() + timeoutMs;
  while (Date.now() < until && !over.signal.aborted) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'manual' });
      await response.body?.cancel();
      if (response.status < 500) return true;
    } catch {
      // Not listening yet: ask again until the time is over.
    }
    await sleep(100);
  }
  return false;
}

// Sentences are meant for people; of log records only what went wrong, without the JSON.
function readable(lines) {
  return lines.flatMap((line) => {
    if (!line.startsWith('{')) return line.trim() === '' ? [] : [line];
    try {
      const { level, msg, err } = JSON.parse(line);
      return level === 'error' || level === 'fatal'
        ? [[msg, err?.message].filter(Boolean).join(': ')]
        : [];
    } catch {
      return [line];
    }
  });
}

function openLog(path) {
  mkdirSync(dirname(path), { recursive: true });
  if (existsSync(path) && statSync(path).size > longestLog) renameSync(path, `${path}.1`);
  return createWriteStream(path, { flags: 'a', mode: 0o600 });
}

function readLines(stream, onLine) {
  let rest = '';
  stream.on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => rest !== '' && onLine(rest));
}

function signalGroup(child, signal) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has just ended by itself.
  }
}
