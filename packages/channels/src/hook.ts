import type { Received } from './channel.ts';
import type { Reason } from './reason.ts';

/** How far a message has come, as the platform tells; states only go forward, and some never come. */
export type ReceiptState = 'SENT' | 'DELIVERED' | 'READ' | 'FAILED';

/** What a platform charges for a message. */
export interface Pricing {
  category: string;
  billable: boolean;
  model: string;
  type: string;
}

/** A platform's word about a message that our side sent; it may overtake the answer of the send. */
export interface Receipt {
  platformMessageId: string;
  state: ReceiptState;
  /** ISO 8601, UTC. */
  at: string;
  /** Our own id that went out with the message. */
  trace?: string;
  error?: { code: Reason; platformCode: string; detail: string };
  pricing?: Pricing;
}

/** A platform's word about the business's own account: its state, a template, a number's quality. */
export interface AccountNews {
  /** The platform's name of it, such as `account_update`. */
  topic: string;
  event: string;
  detail?: string;
  /** The template that it is about. */
  template?: { name: string; language: string };
  /** ISO 8601, UTC. */
  at: string;
}

/** What a webhook brought for one account. */
export interface HookDelivery {
  /** What `accountId` names: one number or profile, or the business account that numbers belong to. */
  scope: 'CHANNEL' | 'BUSINESS';
  accountId: string;
  received: Received[];
  receipts: Receipt[];
  accountNews: AccountNews[];
}

/** A webhook's body in our words; `ok` is false when it is not this platform's at all. */
export interface Hook {
  ok: boolean;
  deliveries: HookDelivery[];
  /** How many things in it were left alone: unknown, malformed, not for a bot. */
  ignored: number;
}
