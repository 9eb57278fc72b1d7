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
    for (const title of ['npm start', 'second npm start']) {
      say(`${title}, npm cache ${kind}`);
      const start = await npmStart(checkout, cache);
      rows.push(row(kind, `${title} to ready`, start.readySeconds));
      for (const [step, seconds] of start.steps) rows.push(row(kind, `  of it ${step}`, seconds));
      const end = await start.interrupt();
      rows.push(row(kind, `Ctrl-C to gone (exit ${end.code ?? 'by signal'})`, end.seconds));
    }
    rmSync(checkout, { recursive: true });
  }
  report('clone', { 'A fresh clone, seconds': rows }, options.json);
});

function row(cache: string, step: string, seconds: number): Row {
  return { 'npm cache': cache, step, seconds: Math.round(seconds * 10) / 10 };
}
