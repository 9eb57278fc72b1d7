// npm run check: everything that can be said about the code without running it.
import { pathToFileURL } from 'node:url';
import { ensureDeps } from './ensure-deps.mjs';
import { checks } from './lib/checks.mjs';
import { Complaint, run, say } from './lib/say.mjs';

/** Runs every check, prints one line for each with its seconds, and gives the names that failed. */
export async function check() {
  const failed = [];
  for (const each of checks.filter(({ beside }) => !beside)) await one(each, failed);
  // Two at a time: a compiler wants a core and half a gigabyte.
  const rest = checks.filter(({ beside }) => beside).values();
  const lane = async () => {
    for (const each of rest) await one(each, failed);
  };
  await Promise.all([lane(), lane()]);
  return { passed: checks.length - failed.length, failed };
}

async function one({ name, work, mend }, failed) {
  const start = Date.now();
  const problem = await work();
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  say(`  ${problem === '' ? '✓' : '✗'} ${name} (${seconds} s)`);
  if (problem === '') return;
  failed.push(name);
  say(indent(problem));
  say(`    → ${mend}`);
}

function indent(text) {
  const lines = text.split('\n');
  const shown = lines.slice(-80).map((line) => `      ${line}`);
  return [...(lines.length > 80 ? ['      …'] : []), ...shown].join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await run(async () => {
    await ensureDeps();
    const { failed } = await check();
    if (failed.length > 0) throw new Complaint(`Mend first: ${failed.join(', ')}.`);
  });
}
