import { fileURLToPath } from 'node:url';

/** The client's pure feed logic is taken from its source: nothing has to be built before. */
export const feedSource = {
  '@cbf/client/feed': fileURLToPath(
    new URL('../../../packages/client/src/feed.ts', import.meta.url),
  ),
};
