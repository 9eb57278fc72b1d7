import { readFileSync } from 'node:fs';
import { z } from 'zod';

// The package lies one folder above src and dist alike.
const manifest: unknown = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

/** The version of this api. */
export const { version } = z.object({ version: z.string() }).parse(manifest);
