import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { Control } from './control/client.ts';

/** How a simulator is started; without a port it takes any free one. */
export interface LaunchOptions {
  port?: number;
  /** A folder in which its state outlives it. */
  data?: string;
  /** Webhooks may be plain http on this machine. True unless said otherwise. */
  local?: boolean;
  /** A file to which it appends all that it does and sees; see docs/history.md. */
  history?: string;
  /** Whether it may write lines of the history together; for one that is never killed. */
  historyBuffered?: boolean;
  /** Every so manieth update of a bot comes twice. */
  doubled?: number;
}

/** A simulator in its own process. */
export interface Simulator {
  url: string;
  /** What a Telegram client takes as its API root. */
  telegramRoot: string;
  /** What a Gemini client takes as its base address. */
  geminiUrl: string;
  /** What stands for `https://graph.facebook.com`, for WhatsApp. */
  whatsappUrl: string;
  /** What stands for `https://graph.instagram.com`, and for `https://api.instagram.com`. */
  instagramUrl: string;
  control: Control;
  pid: number;
  /** Ends the process and waits for it; a signal other than SIGTERM may be given. */
  stop(signal?: NodeJS.Signals): Promise<void>;
}

const Announcement = z.object({ listening: z.string() });

/** Starts a simulator and resolves when it listens; throws what it said when it cannot start. */
export async function launchSimulator(options: LaunchOptions = {}): Promise<Simulator> {
  const here = import.meta.url;
  const main = fileURLToPath(new URL(here.endsWith('.ts') ? './main.ts' : './main.js', here));
  const child = spawn(process.execPath, [main], {
    env: {
      SIMULATOR_PORT: String(options.port ?? 0),
      SIMULATOR_LOCAL: String(options.local ?? true),
      SIMULATOR_TIED: 'true',
      ...(options.data === undefined ? {} : { SIMULATOR_DATA: options.data }),
      ...(options.history === undefined ? {} : { SIMULATOR_HISTORY: options.history }),
      ...(options.historyBuffered ? { SIMULATOR_HISTORY_BUFFERED: 'true' } : {}),
      ...(options.doubled === undefined ? {} : { SIMULATOR_DOUBLED: String(options.doubled) }),
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaint += text;
  });
  const ended = once(child, 'close');
  const url = await new Promise<string>((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    lines.once('line', (line) => resolve(Announcement.parse(JSON.parse(line)).listening));
    child.once('error', reject);
    child.once('close', () =>
      reject(new Error(complaint.trim() || 'The simulator ended at once.')),
    );
  });
  return {
    url,
    telegramRoot: `${url}/telegram`,
    geminiUrl: `${url}/gemini`,
    whatsappUrl: `${url}/whatsapp`,
    instagramUrl: `${url}/instagram`,
    control: new Control(url),
    pid: child.pid ?? 0,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      await ended;
    },
  };
}
