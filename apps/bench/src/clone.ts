// What a stranger waits for: from `git clone` and `npm start` to the page, and Ctrl-C to the end.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from './figures.ts';
import { readOptions, report, root, run, say } from './report.ts';
import { npmStart } from './start.ts';

await run(async () => {
  const options = readOptions({ caches: 'cold warm' });
  const folder = mkdtempSync(join(tmpdir(), 'cbf-clone-'));
  // Also when the work is broken off: a checkout with its packages is large.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  const cache = join(folder, 'npm-cache');
  const rows: Row[] = [];
  for (const kind of options.caches.split(' ')) {
    const checkout = join(folder, kind);
    const begun = performance.now();
    execFileSync('git', ['clone', '--quiet', root, checkout]);
    rows.push(row(kind, 'git clone', (performance.now() - begun) / 1_000));
    say(`npm start with a ${kind} npm cache`);
    const first = await npmStart(checkout, cache);
    for (const line of first.said) say(`    ${line}`);
    rows.push(row(kind, 'npm start to ready', first.readySeconds));
    rows.push(stopRow(kind, await first.interrupt()));
    say('npm start again');
    const second = await npmStart(checkout, cache);
    rows.push(row(kind, 'second npm start to ready', second.readySeconds));
    rows.push(stopRow(kind, await second.interrupt()));
    rmSync(checkout, { recursive: true });
  }
  report('clone', { 'A fresh clone, seconds': rows }, options.json);
});

function stopRow(kind: string, { seconds, code }: { seconds: number; code: number | null }): Row {
  return row(kind, `Ctrl-C to gone (exit ${code ?? 'by signal'})`, seconds);
}

function row(cache: string, step: string, seconds: number): Row {
  return { 'npm cache': cache, step, seconds: Math.round(seconds * 10) / 10 };
}
