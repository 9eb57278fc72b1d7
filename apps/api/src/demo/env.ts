import { z } from 'zod';
import { readEnv } from '@cbf/base';

const schema = z.object({
  DEMO_PASSWORD: z
    .string()
    .min(8, 'must have at least 8 characters')
    .describe('npm run demo makes one and keeps it as demo-password beside the database.'),
});

/** The password of the demo's user, from DEMO_PASSWORD or the file DEMO_PASSWORD_FILE names. */
export function readDemoPassword(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  return readEnv(schema, env).DEMO_PASSWORD;
}
