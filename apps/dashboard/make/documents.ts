import type { Plugin } from 'vite';

/**
 * Writes the GraphQL documents of the browser's scripts without the layout that is there for people.
 * The api knows them however they are laid out.
 */
export function thinDocuments(): Plugin {
  return {
    name: 'thin-documents',
    apply: 'build',
    applyToEnvironment: ({ name }) => name === 'client',
    transform: {
      filter: { id: /\/src\/lib\/api\/generated\.ts$/ },
      handler: (code) => ({ code: thinned(code), map: null }),
    },
  };
}

/** The generated file with its documents in one line each; none of ours has a text in it. */
export function thinned(code: string): string {
  return code.replace(/`[^`]*`/g, (document) => document.replace(/\s+/g, ' '));
}
