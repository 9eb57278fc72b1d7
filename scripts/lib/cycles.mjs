// Files that import each other in a ring, by imports that exist at run time (types are erased).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { root } from './say.mjs';

const skipped = new Set(['node_modules', 'dist', 'build', '.svelte-kit', 'paraglide', '.turbo']);

/** The rings among the sources of `workspaces`, one a line; '' when there is none. */
export async function cycleProblems(workspaces, base = root) {
  const { default: ts } = await import('typescript');
  const edges = new Map();
  for (const workspace of workspaces) {
    for (const file of sources(join(base, workspace))) {
      edges.set(file, importsOf(ts, file, join(base, workspace)));
    }
  }
  return rings(edges)
    .map((ring) => ring.map((file) => relative(base, file)).join(' → '))
    .join('\n');
}

function sources(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : sources(path);
    return /\.(ts|svelte)$/.test(entry.name) && !entry.name.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(ts, file, workspace) {
  const text = readFileSync(file, 'utf8');
  const script = file.endsWith('.svelte')
    ? (text.match(/(?<=<script[^>]*>)[\s\S]*?(?=<\/script>)/g) ?? []).join('\n')
    : text;
  const tree = ts.createSourceFile(file, script, ts.ScriptTarget.Latest);
  return tree.statements.flatMap((statement) => {
    const isImport = ts.isImportDeclaration(statement);
    if (!isImport && !ts.isExportDeclaration(statement)) return [];
    const isType = isImport ? statement.importClause?.isTypeOnly === true : statement.isTypeOnly;
    const name = statement.moduleSpecifier?.text;
    if (isType || name === undefined) return [];
    const path = name.startsWith('.')
      ? resolve(dirname(file), name)
      : name.startsWith('#lib/')
        ? join(workspace, 'src', 'lib', name.slice(5))
        : undefined;
    return path !== undefined && existsSync(path) ? [path] : [];
  });
}

// Depth first; a file met again while it is still open closes a ring. Each ring is told once.
function rings(edges) {
  const state = new Map();
  const trail = [];
  const found = [];
  const visit = (file) => {
    state.set(file, 'open');
    trail.push(file);
    for (const next of edges.get(file) ?? []) {
      if (state.get(next) === 'open') found.push([...trail.slice(trail.indexOf(next)), next]);
      else if (!state.has(next)) visit(next);
    }
    trail.pop();
    state.set(file, 'done');
  };
  for (const file of edges.keys()) if (!state.has(file)) visit(file);
  return found;
}
