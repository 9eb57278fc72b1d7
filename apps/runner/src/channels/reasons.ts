import type { Reason } from '@cbf/channels';
import type { DeliveryReason } from '@cbf/client';

/** A platform's reason in the api's words; null when it says no more than "no". */
export function reasonOf(reason: Reason | undefined): DeliveryReason | null {
  switch (reason) {
    case undefined:
    case 'INVALID':
    case 'UNKNOWN':
      return null;
    case 'TOKEN':
      return 'WRONG_TOKEN';
    default:
      return reason;
  }
}
