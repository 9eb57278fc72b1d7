import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { env } from '../../src/env.ts';

// Another workspace's programs, so that the bytes that are sent are not made by whoever judges them.
const channels = fileURLToPath(new URL('../../../../packages/channels', import.meta.url));
const vitest = fileURLToPath(
  new URL('../../../../node_modules/vitest/vitest.mjs', import.meta.url),
);

/** So many mutated webhooks of Meta's, the same ones for the same seed. */
export async function* mutated(count: number, seed: number): AsyncGenerator<Buffer> {
  const program = ['--conditions=source', '--import', 'tsx', 'test/mutated.ts'];
  const child = spawn(process.execPath, [...program, String(count), String(seed)], {
    cwd: channels,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let seen = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    seen += 1;
    yield Buffer.from(line, 'base64');
  }
  if (seen < count) throw new Error(`Only ${seen} of ${count} webhooks could be made.`);
}

/** Has the adapters read so many mutated webhooks and check so many forged signatures; what was wrong. */
export async function tryAdapters(runs: number, seed: number): Promise<string[]> {
  const child = spawn(process.execPath, [vitest, 'run', 'test/mutations.test.ts'], {
    cwd: channels,
    env: { PATH: env.path, FUZZ_RUNS: String(runs), FUZZ_SEED: String(seed) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream
      .setEncoding('utf8')
      .on('data', (text: string) => (said = `${said}${text}`.slice(-4_000)));
  }
  const closed: unknown[] = await once(child, 'close');
  return closed[0] === 0 ? [] : [`the adapters: ${said}`];
}
