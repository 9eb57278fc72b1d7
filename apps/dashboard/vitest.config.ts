import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';
import { feedSource } from './serve/aliases.ts';

/** Pure and server tests run in Node; a file that draws says `@vitest-environment jsdom`. */
export default defineConfig({
  plugins: [sveltekit({ compilerOptions: { runes: true } }), svelteTesting()],
  resolve: { alias: feedSource },
  test: {
    name: 'dashboard',
    include: ['src/**/*.test.ts', 'serve/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
