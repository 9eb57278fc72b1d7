import { pino, stdTimeFunctions, type DestinationStream, type Logger as PinoLogger } from 'pino';
import { redact } from './redact.ts';

/** The one logger of a process and its children. */
export type Logger = PinoLogger;

/** Where a log begins: its level, the process's name, and for tests where the lines go. */
export interface LoggerOptions {
  readonly level: string;
  readonly name: string;
  readonly destination?: DestinationStream;
}

/** What of an error reaches a log. */
export interface SafeError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: SafeError;
}

/**
 * A logger that writes one JSON line a record and hides secrets in the finished line, whatever
 * field or message they came in by.
 */
export function createLogger({ level, name, destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { name, pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: safeError, error: safeError },
    // The last step before the stream, so that nothing can pass beside it.
    hooks: { streamWrite: redact },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/**
 * The loggable part of anything thrown: type, message, code, stack and causes, with secrets
 * hidden. Clients hang their whole request on an error (`error`, `config`, `request`): left out.
 */
export function safeError(thrown: unknown, depth = 3): SafeError {
  if (!(thrown instanceof Error)) {
    return { type: typeof thrown, message: redact(String(thrown)) };
  }
  const code = 'code' in thrown ? thrown.code : undefined;
  return {
    type: thrown.name,
    message: redact(thrown.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code: String(code) } : {}),
    ...(thrown.stack === undefined ? {} : { stack: redact(thrown.stack) }),
    ...(thrown.cause === undefined || depth === 0
      ? {}
      : { cause: safeError(thrown.cause, depth - 1) }),
  };
}
