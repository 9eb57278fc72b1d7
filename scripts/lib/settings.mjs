// What the local start reads from the environment and .env, and checks before anything is started.
// The apps check their own part again; this is for the mistakes that concern several of them.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { Complaint, root } from './say.mjs';

const ports = {
  PORT: ['3000', 'the dashboard'],
  API_PORT: ['4000', 'the api'],
  RUNNER_PORT: ['4100', 'the runner'],
  SIMULATOR_PORT: ['4200', 'the simulator'],
};

/** Adds the variables of .env that are not set already; the real environment wins. */
export function readDotEnv(path = join(root, '.env')) {
  if (!existsSync(path)) return;
  for (const line of readFileSync(path, 'utf8').split(/\r?\n/)) {
    const [, name, quoted, single, plain] =
      /^\s*(?:export\s+)?([A-Z][A-Z0-9_]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^#]*?))\s*(?:#.*)?$/.exec(
        line,
      ) ?? [];
    if (name !== undefined && (process.env[name] ?? '') === '') {
      process.env[name] = quoted ?? single ?? plain;
    }
  }
}

/** The ports and addresses of this start; throws one Complaint with every mistake. */
export function readSettings(env = process.env) {
  const mistakes = [];
  const settings = {};
  for (const [name, [fallback, owner]] of Object.entries(ports)) {
    const text = env[name] || fallback;
    const port = /^\d+$/.test(text) ? Number(text) : 0;
    if (port < 1 || port > 65_535) {
      mistakes.push(
        `${name} must be a port from 1 to 65535: give a free port for ${owner}, such as ${name}=${fallback}.`,
      );
    }
    const same = Object.entries(settings).find(([, other]) => other === port);
    if (same !== undefined)
      mistakes.push(`${name} and ${same[0]} are the same port: give each its own.`);
    settings[name] = port;
  }
  const publicUrl = env.PUBLIC_URL || `http://localhost:${settings.PORT}`;
  if (!isWebAddress(publicUrl)) {
    mistakes.push(
      'PUBLIC_URL must be the address people open, such as https://bots.example.com, with http:// or https:// and no path.',
    );
  }
  const data = resolve(root, env.DATA_DIR || 'data');
  const database = env.DATABASE_URL || `sqlite:${join(data, 'factory.db')}`;
  if (!/^(sqlite:|file:|postgres(ql)?:\/\/)/.test(database)) {
    mistakes.push(
      'DATABASE_URL must begin with sqlite: or postgres://, for example sqlite:data/factory.db.',
    );
  }
  if (mistakes.length > 0) throw new Complaint(mistakes.join('\n'));
  return { ...settings, publicUrl: publicUrl.replace(/\/$/, ''), data, database };
}

/** Refuses with one Complaint when a port is not free, before anything runs. */
export async function checkPorts(settings) {
  const taken = [];
  for (const [name, [, owner]] of Object.entries(ports)) {
    if (!(await isFree(settings[name]))) taken.push([name, owner]);
  }
  const [first] = taken;
  if (first === undefined) return;
  const list = taken.map(([name, owner]) => `${settings[name]} (for ${owner})`).join(', ');
  throw new Complaint(
    `${taken.length === 1 ? 'Port' : 'Ports'} ${list} ${taken.length === 1 ? 'is' : 'are'} taken by another program, perhaps by ChatBot Factory in another window: stop it, or choose another port, for example ${first[0]}=${settings[first[0]] + 1} npm start.`,
  );
}

async function isFree(port) {
  // Both addresses: a program that listens on one of them alone does not always stop the other.
  return (await canListen(port, '127.0.0.1')) && (await canListen(port, '0.0.0.0'));
}

function canListen(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function isWebAddress(text) {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) && url.pathname === '/' && url.search === '';
  } catch {
    return false;
  }
}
