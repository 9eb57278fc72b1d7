import { fileURLToPath } from 'node:url';
import type { Rolldown } from 'vite';

/** The page that stays open: the frame of the dashboard, the inbox and one conversation. */
const livePage = [
  '+layout.svelte',
  '(app)/+layout.svelte',
  '(app)/inbox/+layout.svelte',
  '(app)/inbox/[conversation]/+page.svelte',
].map((name) => fileURLToPath(new URL(`../src/routes/${name}`, import.meta.url)));

const aWord = /\/paraglide\/messages\/([^_/][^/]*)\.js$/;

/**
 * How the browser's scripts are put into files. What several pages share comes as one file, which
 * weighs a fifth less than fifty small ones; but the live page, which has a budget, doesn't carry
 * what only others share.
 */
export function chunks(): Rolldown.CodeSplittingOptions {
  const live = new Set<string>();
  const said = new Set<string>();
  const walk = (id: string, context: Rolldown.ChunkingContext): void => {
    const module = live.has(id) ? null : context.getModuleInfo(id);
    if (module === null || id.includes('/paraglide/messages')) return;
    live.add(id);
    // Every word can be reached by the one list of them: what counts is which are said.
    for (const [, name = ''] of module.code?.matchAll(/\bm\.(\w+)/g) ?? []) said.add(name);
    for (const next of [...module.importedIds]) walk(next, context);
  };
  const isLive = (id: string, context: Rolldown.ChunkingContext): boolean => {
    if (live.size === 0) for (const page of livePage) walk(page, context);
    return live.has(id) || said.has(aWord.exec(id)?.[1] ?? '');
  };
  return {
    groups: [
      {
        debugName: 'live',
        name: (id, context) => (isLive(id, context) ? 'live' : null),
        minShareCount: 2,
        priority: 1,
      },
      { debugName: 'shared', name: 'shared', minShareCount: 3 },
    ],
  };
}
