export { backoff, type BackoffOptions } from './backoff.ts';
export { ConfigurationError, readEnv } from './env.ts';
export { between, drops, failpoint } from './failpoint.ts';
export {
  apiCalls,
  commits,
  failpoints,
  instagramCalls,
  telegramCalls,
  whatsappCalls,
  type ApiCall,
  type Commit,
  type Failpoint,
  type InstagramCall,
  type Losable,
  type Step,
  type TelegramCall,
  type WhatsappCall,
} from './failpoint/points.ts';
export { foldText } from './fold.ts';
export { splitGraphemes } from './graphemes.ts';
export { ask, textOf, type Asking, type Breaker } from './http.ts';
export { newId } from './id.ts';
export {
  createLogger,
  safeError,
  type Logger,
  type LoggerOptions,
  type SafeError,
} from './logger.ts';
export { redact } from './redact.ts';
export { createSealer, dataKey, SealError, type Sealer } from './seal.ts';
export { hashSecret, newSecret, sameSecret, secretCheck } from './secret.ts';
export { Semaphore } from './semaphore.ts';
export { sleep } from './sleep.ts';
export { steadyMs } from './steady.ts';
