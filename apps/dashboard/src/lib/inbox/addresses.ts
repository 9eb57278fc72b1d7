import { addressOf, type Filter } from './filters.ts';

/** Opens the receipt of an answer beside the conversation. */
export function receiptAddress(filter: Filter, turnId: string): string {
  return joined(filter, `receipt=${encodeURIComponent(turnId)}`);
}

/** Opens what is known of the customer, on screens that show one thing at a time. */
export function sideAddress(filter: Filter): string {
  return joined(filter, 'side=contact');
}

/** The conversation itself, with nothing beside it. */
export function talkAddress(filter: Filter): string {
  return addressOf(filter) || '?';
}

function joined(filter: Filter, more: string): string {
  const address = addressOf(filter);
  return address === '' ? `?${more}` : `${address}&${more}`;
}
