import type { FailureKind, StatusCode } from '@cbf/db';
import { say, type Tongue } from './say.ts';

/** Why a bot or channel has its status, in words; null when all is well. */
export function statusReason(locale: Tongue, code: StatusCode): string | null {
  return code === 'OK' ? null : say(locale, `status${code}`);
}

/** Why an answer could not be made, in words for the owner. */
export function failureReason(locale: Tongue, failure: FailureKind): string {
  return say(locale, `failure${failure}`);
}
