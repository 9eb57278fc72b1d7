import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { feedSource } from './serve/aliases.ts';

const shared = { resolve: { alias: feedSource } };
const patience = { testTimeout: 20_000, hookTimeout: 60_000 };
const pages = () => sveltekit({ compilerOptions: { runes: true } });

/** Rules and the server run in Node; what draws (`*.svelte.test.ts`) runs in a page. */
export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        plugins: [pages()],
        test: {
          ...patience,
          name: 'dashboard',
          include: ['{src,serve,make}/**/*.test.ts'],
          exclude: ['**/*.svelte.test.ts'],
        },
      },
      {
        ...shared,
        plugins: [pages(), svelteTesting()],
        test: {
          ...patience,
          name: 'dashboard pages',
          environment: 'jsdom',
          include: ['src/**/*.svelte.test.ts'],
        },
      },
    ],
  },
});
