// Two ways a lock file goes bad unseen: a platform package that is named but missing (npm ci then
// refuses the lock, or another machine gets no binary), and the address of somebody's registry.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './say.mjs';

/** What is wrong with package-lock.json, a line each; '' when it is complete and holds no address. */
export function lockProblems(text = readFileSync(join(root, 'package-lock.json'), 'utf8')) {
  const { packages } = JSON.parse(text);
  const problems = [];
  for (const [path, { optionalDependencies, resolved }] of Object.entries(packages)) {
    for (const name of Object.keys(optionalDependencies ?? {})) {
      if (!isPresent(packages, path, name))
        problems.push(`${path || 'the root'} wants ${name}, which is not in the lock.`);
    }
    if (/^[a-z+]+:\/\//.test(resolved ?? ''))
      problems.push(`${path} holds the address of a registry.`);
  }
  return problems.join('\n');
}

// As Node looks it up: in the package itself, then in every folder above.
function isPresent(packages, path, name) {
  for (let folder = path; ;) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`] !== undefined)
      return true;
    if (folder === '') return false;
    const above = folder.lastIndexOf('/node_modules/');
    folder = above === -1 ? '' : folder.slice(0, above);
  }
}
