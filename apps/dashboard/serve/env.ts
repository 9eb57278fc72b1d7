import { z } from 'zod';

const address = (fallback: string) =>
  z
    .url({ protocol: /^https?$/, error: 'must be an http or https address' })
    .default(fallback)
    .transform((text) => text.replace(/\/+$/, ''));

const shape = z.object({
  PORT: z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(0, 'must be a port number')
    .max(65_535, 'must be a port number')
    .default(3000),
  HOST: z.string().min(1).default('0.0.0.0'),
  PUBLIC_URL: address('http://localhost:3000'),
  API_URL: address('http://127.0.0.1:4000'),
  RUNNER_URL: address('http://127.0.0.1:4100'),
});

/** What the dashboard's server is told by its environment. */
export type Env = z.output<typeof shape>;

/** Reads the variables once; throws one sentence that names all that are wrong. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.entries(source).filter(([, value]) => value !== '');
  const read = shape.safeParse(Object.fromEntries(given));
  if (read.success) return read.data;
  const mistakes = read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
  throw new Error(`The dashboard cannot start: ${mistakes.join('; ')}.`);
}

/**
 * Tells adapter-node's handler which headers this server vouches for; must run before the handler
 * is loaded, because it reads them then.
 */
export function vouchForHeaders(): void {
  process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
  process.env['HOST_HEADER'] = 'x-forwarded-host';
  process.env['ADDRESS_HEADER'] = 'x-forwarded-for';
  process.env['XFF_DEPTH'] = '1';
  process.env['BODY_SIZE_LIMIT'] = '512K';
}
