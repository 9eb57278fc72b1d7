import { defineEnvVars } from '@sveltejs/kit/env';
import { z } from 'zod';

/** Where the pages' server finds the api; the rest of the environment is read in `serve/env.ts`. */
export const variables = defineEnvVars({
  API_URL: {
    schema: z
      .url()
      .default('http://127.0.0.1:4000')
      .transform((text) => text.replace(/\/+$/, '')),
    description: 'Address of the api, reached from this machine.',
  },
});
