// The checks of `npm run check`, in the order they run. Each gives '' or the text of what is wrong.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintProblems } from '../lint.mjs';
import { catalogueProblems } from './catalogues.mjs';
import { cycleProblems } from './cycles.mjs';
import { lockProblems } from './lock.mjs';
import { exec, execTool } from './runtime.mjs';
import { root } from './say.mjs';

const workspaces = ['packages', 'apps'].flatMap((folder) =>
  readdirSync(join(root, folder)).map((name) => `${folder}/${name}`),
);
const having = (file) => workspaces.filter((path) => existsSync(join(root, path, file)));
const generated = [
  'schema.graphql',
  'packages/client/src/generated.ts',
  'apps/dashboard/src/lib/api/generated.ts',
  'apps/api/src/http/known/generated.ts',
];

/**
 * What is checked: a name, the work, and what to do when it finds something. Those `beside` the
 * others only read, so that two of them can run at a time.
 */
export const checks = [
  { name: 'lock', work: () => lockProblems(), mend: 'mend package.json, then run npm install.' },
  {
    name: 'messages',
    work: () => catalogueProblems(),
    mend: 'add the text in all three languages.',
  },
  {
    name: 'import cycles',
    work: () => cycleProblems(workspaces),
    mend: 'move what both need into a third file.',
  },
  {
    name: 'types of the sources',
    work: typesOfSources,
    mend: 'mend the types; npx tsc -b in the workspace shows them.',
  },
  {
    name: 'generated files',
    work: isGeneratedFresh,
    mend: 'they are written anew now: look at them and commit them.',
  },
  {
    name: 'types of the pages',
    work: () => npmRun('@cbf/dashboard', 'typecheck'),
    mend: 'npm run typecheck -w @cbf/dashboard shows them.',
  },
  {
    name: 'lint',
    beside: true,
    work: () => lintProblems(),
    mend: 'npm run lint -- --fix mends some of it.',
  },
  {
    name: 'types of the tests',
    beside: true,
    work: typesOfTests,
    mend: 'mend the types; npx tsc -p tsconfig.test.json in the workspace shows them.',
  },
  {
    name: 'format',
    beside: true,
    work: () => tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']),
    mend: 'run npm run format.',
  },
  {
    name: 'migrations',
    beside: true,
    work: () => npmRun('@cbf/db', 'migrations', 'check'),
    mend: 'npm run migrations -w @cbf/db make <name> writes the missing one.',
  },
];

async function typesOfSources() {
  const projects = having('tsconfig.json').filter((path) => path !== 'apps/dashboard');
  return tool('typescript/bin/tsc', ['-b', ...projects, '--pretty', 'false']);
}

async function typesOfTests() {
  const projects = ['tsconfig.json', ...having('tsconfig.test.json').map(testProject)];
  const results = [];
  for (const project of projects) {
    results.push(await tool('typescript/bin/tsc', ['-p', project, '--pretty', 'false']));
  }
  return results.filter(Boolean).join('\n');
}

function testProject(workspace) {
  return `${workspace}/tsconfig.test.json`;
}

async function isGeneratedFresh() {
  const before = generated.map(read);
  const said = await npmRun('chatbot-factory', 'codegen');
  if (said !== '') return said;
  return generated
    .filter((path, index) => read(path) !== before[index])
    .map((path) => `${path} was not what the code says.`)
    .join('\n');
}

function read(path) {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '';
}

async function tool(path, words) {
  const { code, output } = await execTool(path, words);
  return code === 0 ? '' : output || `${path} ended with ${code}.`;
}

async function npmRun(workspace, script, ...words) {
  const where = workspace === 'chatbot-factory' ? [] : ['--workspace', workspace];
  const { code, output } = await exec('npm', ['run', '--silent', script, ...where, '--', ...words]);
  return code === 0 ? '' : output || `npm run ${script} ended with ${code}.`;
}
