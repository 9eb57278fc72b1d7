import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { chunks } from './make/chunks.ts';
import { thinDocuments } from './make/documents.ts';
import { markLanguages, oneLanguageEach } from './make/languages.ts';
import { withoutParser } from './make/parser.ts';
import { feedSource } from './serve/aliases.ts';
import { contentPolicy } from './serve/policy.ts';
import { readEnv } from './serve/env.ts';

const { API_URL, RUNNER_URL } = readEnv();

// A build takes the words as `npm run messages` compiled them; here they follow every edit.
const words = paraglideVitePlugin({
  project: './project.inlang',
  outdir: './src/lib/paraglide',
  strategy: ['globalVariable', 'baseLocale'],
  isServer: 'import.meta.env.SSR',
  outputStructure: 'locale-modules',
});

export default defineConfig(({ command }) => ({
  plugins: [
    command === 'serve' && words,
    markLanguages(),
    withoutParser(),
    thinDocuments(),
    tailwindcss(),
    sveltekit({
      adapter: oneLanguageEach(adapter()),
      csp: { mode: 'nonce', directives: contentPolicy },
      compilerOptions: { runes: true },
    }),
  ],
  resolve: { alias: feedSource },
  build: { target: 'es2023' },
  environments: { client: { build: { rolldownOptions: { output: { codeSplitting: chunks() } } } } },
  server: {
    proxy: {
      '/graphql': { target: API_URL, ws: true },
      '/hooks': { target: RUNNER_URL },
    },
  },
}));
