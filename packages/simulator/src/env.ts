import { z } from 'zod';

const switchOn = z.enum(['true', 'false', '1', '0']).transform((v) => v === 'true' || v === '1');

const Env = z.object({
  SIMULATOR_PORT: z.coerce.number().int().min(0).max(65535).default(4200),
  SIMULATOR_HOST: z.string().min(1).default('127.0.0.1'),
  SIMULATOR_DATA: z.string().min(1).optional(),
  SIMULATOR_LOCAL: switchOn.default(false),
  SIMULATOR_TIED: switchOn.default(false),
  SIMULATOR_HISTORY: z.string().min(1).optional(),
  SIMULATOR_HISTORY_BUFFERED: switchOn.default(false),
  SIMULATOR_DOUBLED: z.coerce.number().int().min(0).default(0),
});

/** What the simulator is started with. */
export interface Settings {
  port: number;
  host: string;
  /** A folder that outlives the process, or none: everything is forgotten at the end. */
  data: string | undefined;
  /** Telegram's `--local` server: webhooks may be http, on any port, on this machine. */
  local: boolean;
  /** Whether to end when standard input ends, so as not to outlive a killed parent. */
  tied: boolean;
  /** A file to which all that it does and sees is appended, or none. */
  history: string | undefined;
  /** Whether lines of the history may wait for one another, because nobody kills this process. */
  historyBuffered: boolean;
  /** Every so manieth update of a bot comes twice; 0 for none. */
  doubled: number;
}

/** Reads the environment; throws one sentence that names every wrong variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Settings {
  const given = Object.entries(source).filter(([, value]) => value !== '');
  const result = Env.safeParse(Object.fromEntries(given));
  if (!result.success) {
    const wrong = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The simulator cannot start, because of its settings. ${wrong.join('; ')}.`);
  }
  const env = result.data;
  return {
    port: env.SIMULATOR_PORT,
    host: env.SIMULATOR_HOST,
    data: env.SIMULATOR_DATA,
    local: env.SIMULATOR_LOCAL,
    tied: env.SIMULATOR_TIED,
    history: env.SIMULATOR_HISTORY,
    historyBuffered: env.SIMULATOR_HISTORY_BUFFERED,
    doubled: env.SIMULATOR_DOUBLED,
  };
}
