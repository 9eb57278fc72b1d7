import type {
  CredentialField,
  DeliveryReason,
  FailureKind,
  MediaFailure,
  StatusCode,
} from '@cbf/db';
import { say, type Tongue, type WordKey } from './say.ts';

/** Why a bot or channel has its status, in words; null when all is well. */
export function statusReason(locale: Tongue, code: StatusCode): string | null {
  return code === 'OK' ? null : say(locale, `status${code}`);
}

/** Which value of a credential is wrong and where to find the right one, in words. */
export function fieldReason(locale: Tongue, field: CredentialField): string {
  return say(locale, `wrong_${field}`);
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
  WINDOW_CLOSED: 'deliveryWindowClosed',
  NOT_ON_PLATFORM: 'deliveryNotOnPlatform',
  PAYMENT: 'deliveryPayment',
  RATE: 'deliveryRate',
  POLICY: 'deliveryPolicy',
  TEMPLATE_MISSING: 'deliveryTemplateMissing',
  TEMPLATE_PARAMETERS: 'deliveryTemplateParameters',
  TEMPLATE_PAUSED: 'deliveryTemplatePaused',
  PERMISSION: 'deliveryPermission',
  ACCOUNT: 'deliveryAccount',
  MEDIA: 'deliveryMedia',
  OUTAGE: 'deliveryOutage',
};

/** Why a message was not, or perhaps not, delivered, in words for the owner. */
export function deliveryReason(locale: Tongue, reason: DeliveryReason): string {
  return say(locale, deliveryWords[reason]);
}

/** Why a file is not there, in words for the owner. */
export function mediaFailure(locale: Tongue, failure: MediaFailure): string {
  return say(locale, `media${failure}`);
}

/** That a credential ends, and when, in words for the owner: to be said on its last days. */
export function endReason(locale: Tongue, ends: Date | null | undefined, now: Date): string {
  if (ends == null) return say(locale, 'tokenEndsSoon');
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(ends);
  return say(locale, ends <= now ? 'tokenEnded' : 'tokenEnds', { date });
}
