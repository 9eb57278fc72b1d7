import { paraglideVitePlugin } from '@inlang/paraglide-js';
import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';
import { markLanguages, oneLanguageEach } from './make/languages.ts';
import { feedSource } from './serve/aliases.ts';
import { contentPolicy } from './serve/policy.ts';
import { readEnv } from './serve/env.ts';

const { API_URL, RUNNER_URL } = readEnv();

// What several pages share comes as one file: a fifth less over the wire than fifty small ones.
const codeSplitting = { groups: [{ name: 'shared', minShareCount: 3 }] };

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
    tailwindcss(),
    sveltekit({
      adapter: oneLanguageEach(adapter()),
      csp: { mode: 'nonce', directives: contentPolicy },
      compilerOptions: { runes: true },
    }),
  ],
  resolve: { alias: feedSource },
  build: { target: 'es2023' },
  environments: { client: { build: { rolldownOptions: { output: { codeSplitting } } } } },
  server: {
    proxy: {
      '/graphql': { target: API_URL, ws: true },
      '/hooks': { target: RUNNER_URL },
    },
  },
}));
