import type { Pricing, Receipt, ReceiptState } from '../hook.ts';
import { isoOf } from '../meta/read.ts';
import { problemOf } from './problem.ts';
import { Status } from './wire.ts';

const STATES = new Map<string, ReceiptState>([
  ['sent', 'SENT'],
  ['delivered', 'DELIVERED'],
  ['read', 'READ'],
  // A voice note that was heard.
  ['played', 'READ'],
  ['failed', 'FAILED'],
]);

/** One of the `statuses` in our words; null when it is malformed or a state nobody knows. */
export function readStatus(raw: unknown, receivedAt: Date): Receipt | null {
  const status = Status.safeParse(raw).data;
  const state = STATES.get(status?.status ?? '');
  if (status === undefined || state === undefined) return null;
  const { id, timestamp, biz_opaque_callback_data: trace, errors, pricing } = status;
  const [error = UNEXPLAINED] = state === 'FAILED' ? errors.flatMap(problemOf) : [undefined];
  return {
    platformMessageId: id,
    state,
    at: isoOf(timestamp, receivedAt),
    ...(trace === undefined || trace === '' ? {} : { trace }),
    ...(state === 'FAILED' ? { error } : {}),
    ...(pricing === undefined ? {} : { pricing: pricingOf(pricing) }),
  };
}

const UNEXPLAINED: NonNullable<Receipt['error']> = {
  code: 'UNKNOWN',
  platformCode: '',
  detail: 'WhatsApp gave no reason.',
};

function pricingOf(told: NonNullable<Status['pricing']>): Pricing {
  const { billable = false, category = '', pricing_model: model = '', type = '' } = told;
  return { billable, category, model, type };
}
