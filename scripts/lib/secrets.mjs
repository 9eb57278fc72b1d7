// The three secrets of an installation, and the demo's password: given by the operator, or made
// once on a local start.
import { randomBytes, randomInt } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Complaint } from './say.mjs';

const names = { SESSION_SECRET: 'session-secret', DATA_KEY: 'data-key', RUNNER_KEY: 'runner-key' };

/**
 * Variables that hand each secret to an app as a file under `folder`, made on the first start and
 * readable by this user alone. What the operator set himself stays as it is; a server that is run
 * as production must be given all three.
 */
export function secretFiles(folder, env = process.env) {
  makeFolder(folder);
  const missing = Object.keys(names).filter((name) => !env[name] && !env[`${name}_FILE`]);
  if (env.NODE_ENV === 'production' && missing.length > 0) {
    throw new Complaint(
      `In production ${missing.join(', ')} must be set (or ${missing[0]}_FILE and so on): make each with "openssl rand -base64 32" and keep a copy of DATA_KEY.`,
    );
  }
  return Object.fromEntries(
    missing.map((name) => [`${name}_FILE`, file(join(folder, names[name]))]),
  );
}

/** The variable that hands the demo's password over, made on the first demo; none when it is set. */
export function demoPassword(folder, env = process.env) {
  if (env.DEMO_PASSWORD || env.DEMO_PASSWORD_FILE) return {};
  return { DEMO_PASSWORD_FILE: file(join(folder, 'demo-password'), typable()) };
}

function makeFolder(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new Complaint(
      `The folder ${folder} for data cannot be made (${error.code}): choose another with DATA_DIR, or let this user write there.`,
    );
  }
}

function file(path, text = randomBytes(32).toString('base64')) {
  if (!existsSync(path)) writeFileSync(path, `${text}\n`, { mode: 0o600, flag: 'wx' });
  chmodSync(path, 0o600);
  return path;
}

// Three groups of four, without letters and digits that look alike.
function typable() {
  const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('');
  return [group(), group(), group()].join('-');
}
