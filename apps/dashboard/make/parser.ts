import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

const headOnly = fileURLToPath(new URL('./head-only.ts', import.meta.url));

/**
 * Gives the browser's GraphQL client no parser and no printer: our documents are finished texts,
 * of which it asks only what they are called.
 */
export function withoutParser(): Plugin {
  return {
    name: 'without-parser',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    resolveId: { filter: { id: /^@0no-co\/graphql\.web$/ }, handler: () => headOnly },
  };
}
