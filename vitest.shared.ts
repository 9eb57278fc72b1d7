import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

const graphql = fileURLToPath(new URL('node_modules/graphql/index.js', import.meta.url));

/**
 * The test settings that all node workspaces share: packages resolve to their sources, and
 * graphql is loaded once (two copies of it refuse each other's types).
 */
export function suite(
  name: string,
  extra: NonNullable<ViteUserConfig['test']> = {},
): ViteUserConfig {
  return defineConfig({
    resolve: {
      conditions: ['source', 'node'],
      alias: [{ find: /^graphql$/, replacement: graphql }],
    },
    ssr: { resolve: { conditions: ['source', 'node'], externalConditions: ['source', 'node'] } },
    // Where a global set-up runs.
    environments: { __vitest__: { resolve: { conditions: ['source', 'node'] } } },
    test: {
      name,
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      testTimeout: 20_000,
      hookTimeout: 60_000,
      ...extra,
    },
  });
}
