import { readEnv } from '@cbf/base';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const address = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ''));

const Environment = z.object({
  RUNNER_KEY: z
    .string()
    .min(16)
    .describe('Give the runner and the api the same random text of at least 16 characters.'),
  API_URL: address.default('http://127.0.0.1:4000').describe('Give the address of the api.'),
  RUNNER_PORT: port.default(4100).describe('Give a free port, or 0 for any.'),
  RUNNER_HOST: z.string().default('127.0.0.1').describe('Give the address to listen on.'),
  RUNNER_ID: z
    .string()
    .regex(/^[\w-]{1,64}$/)
    .optional()
    .describe(
      'Give letters and digits; a runner that returns with it takes its work back at once.',
    ),
  RUNNER_CAPACITY: z.coerce
    .number()
    .int()
    .min(1)
    .max(256)
    .default(16)
    .describe('Give how many answers may be made at once.'),
  GEMINI_API_KEY: z
    .string()
    .optional()
    .describe('Make a key at https://aistudio.google.com/apikey.'),
  GEMINI_BASE_URL: address.optional().describe('Give the address of a Gemini service.'),
  TELEGRAM_API_ROOT: address.optional().describe('Give the address of a Telegram Bot API server.'),
  TELEGRAM_MANAGER_TOKEN: z
    .string()
    .regex(/^\d{5,20}:[\w-]{20,}$/)
    .optional()
    .describe('Give the token of a bot that BotFather lets manage others.'),
  WHATSAPP_GRAPH_URL: address.optional().describe('Give the address of a Graph API for WhatsApp.'),
  INSTAGRAM_GRAPH_URL: address
    .optional()
    .describe('Give the address of a Graph API for Instagram.'),
  META_GRAPH_VERSION: z
    .string()
    .regex(/^v\d{1,3}\.\d$/)
    .default('v25.0')
    .describe('Give a version of the Graph API, such as v25.0.'),
  SIMULATOR_URL: address.optional().describe('Give the address of the simulator.'),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'])
    .default('info')
    .describe('Give one of trace, debug, info, warn, error, fatal, silent.'),
  METRICS_TOKEN: z.string().optional().describe('Give the text that a metrics collector sends.'),
});

/** Who answers, and where; null when there is neither a key nor a simulator. */
export interface ModelService {
  provider: 'GEMINI' | 'SIMULATED';
  apiKey: string;
  baseUrl: string | undefined;
}

/** Undefined is the real service; SANDBOX is null where no simulator runs. */
export interface Addresses {
  LIVE: string | undefined;
  SANDBOX: string | null;
}

/** All that a runner is told from outside. */
export interface Settings {
  runnerKey: string;
  runnerId: string | undefined;
  apiUrl: string;
  host: string;
  port: number;
  capacity: number;
  model: ModelService | null;
  /** Each platform's address by a channel's mode. */
  addresses: Record<'TELEGRAM' | 'WHATSAPP' | 'INSTAGRAM', Addresses>;
  /** Of the operator's bot that makes others; null where there is none. */
  managerToken: string | null;
  /** The version of Meta's Graph API. */
  metaVersion: string;
  logLevel: string;
  metricsToken: string | null;
}

/** Reads the environment once; throws a ConfigurationError that names every mistake. */
export function readSettings(source: NodeJS.ProcessEnv = process.env): Settings {
  const env = readEnv(Environment, source);
  const { SIMULATOR_URL: simulator } = env;
  const sandbox = (path: string) => (simulator === undefined ? null : `${simulator}/${path}`);
  return {
    runnerKey: env.RUNNER_KEY,
    runnerId: env.RUNNER_ID,
    apiUrl: env.API_URL,
    host: env.RUNNER_HOST,
    port: env.RUNNER_PORT,
    capacity: env.RUNNER_CAPACITY,
    model: modelService(env),
    addresses: {
      TELEGRAM: { LIVE: env.TELEGRAM_API_ROOT, SANDBOX: sandbox('telegram') },
      WHATSAPP: { LIVE: env.WHATSAPP_GRAPH_URL, SANDBOX: sandbox('whatsapp') },
      INSTAGRAM: { LIVE: env.INSTAGRAM_GRAPH_URL, SANDBOX: sandbox('instagram') },
    },
    managerToken: env.TELEGRAM_MANAGER_TOKEN ?? null,
    metaVersion: env.META_GRAPH_VERSION,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN ?? null,
  };
}

function modelService(env: z.infer<typeof Environment>): ModelService | null {
  if (env.GEMINI_API_KEY !== undefined) {
    return { provider: 'GEMINI', apiKey: env.GEMINI_API_KEY, baseUrl: env.GEMINI_BASE_URL };
  }
  if (env.SIMULATOR_URL === undefined) return null;
  return { provider: 'SIMULATED', apiKey: 'simulated', baseUrl: `${env.SIMULATOR_URL}/gemini` };
}
