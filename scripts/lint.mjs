// npm run lint: eslint room by room, each in a process of its own. The types of the whole house at
// once are more than a process of Node may hold.
import { pathToFileURL } from 'node:url';
import { execTool } from './lib/runtime.mjs';
import { Complaint, run, say } from './lib/say.mjs';

const rooms = [
  ['packages'],
  ['apps/api'],
  ['apps/dashboard'],
  ['apps/runner', 'apps/e2e', 'apps/bench'],
  ['.', '--ignore-pattern', 'packages/**', '--ignore-pattern', 'apps/**'],
];

/** Gives '' or what eslint complains of; `words` go to each of its runs, such as --fix. */
export async function lintProblems(words = []) {
  const found = [];
  for (const room of rooms) {
    const { code, output } = await execTool('eslint/bin/eslint.js', [
      ...room,
      '--max-warnings',
      '0',
      ...words,
    ]);
    if (code !== 0) found.push(output || `eslint ${room.join(' ')} ended with ${code}.`);
  }
  return found.join('\n');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await run(async () => {
    const problems = await lintProblems(process.argv.slice(2));
    if (problems === '') return;
    say(problems);
    throw new Complaint('Mend what eslint found.');
  });
}
