import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const home = fileURLToPath(new URL('../..', import.meta.url));

it('a history that breaks a promise ends the command with 1, after saying which', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cbf-command-'));
  try {
    const run = { t: 1, by: 'faults', kind: 'run', row: 'none', seed: 1 };
    await writeFile(join(folder, 'actors.jsonl'), `${JSON.stringify(run)}\n`);
    await writeFile(join(folder, 'simulator.jsonl'), '');
    const command = [
      '--conditions=source',
      '--import',
      'tsx',
      'history/soak.ts',
      '--check',
      folder,
    ];
    const child = spawn(process.execPath, command, { cwd: home });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(said).toContain('No process was measured');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
