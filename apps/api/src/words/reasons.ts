import type { DeliveryReason, FailureKind, StatusCode } from '@cbf/db';
import { say, type Tongue, type WordKey } from './say.ts';

/** Why a bot or channel has its status, in words; null when all is well. */
export function statusReason(locale: Tongue, code: StatusCode): string | null {
  return code === 'OK' ? null : say(locale, `status${code}`);
}

/** Why an answer could not be made, in words for the owner. */
export function failureReason(locale: Tongue, failure: FailureKind): string {
  return say(locale, `failure${failure}`);
}

const deliveryWords: Readonly<Record<DeliveryReason, WordKey>> = {
  BLOCKED: 'deliveryBlocked',
  REJECTED: 'deliveryRejected',
  UNCERTAIN: 'deliveryUncertain',
  SILENCED: 'deliverySilenced',
  WRONG_TOKEN: 'deliveryWrongToken',
  DISCONNECTED: 'deliveryDisconnected',
  TOO_LATE: 'deliveryTooLate',
};

/** Why a message was not, or perhaps not, delivered, in words for the owner. */
export function deliveryReason(locale: Tongue, reason: DeliveryReason): string {
  return say(locale, deliveryWords[reason]);
}
