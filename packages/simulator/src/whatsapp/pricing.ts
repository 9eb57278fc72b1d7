import type { Json } from '../json.ts';

/** Since this day the platform charges for every message, also in the 24 hours. */
const SERVICE_IS_BILLED_FROM = Date.UTC(2026, 9, 1);

/** What a message that was let pass costs, as its statuses say it. */
export function pricingOf(
  now: number,
  chat: { windowUntil: number; freeEntryUntil: number },
  templateCategory: string | undefined,
): Json {
  const model = { pricing_model: 'PMP' };
  if (chat.freeEntryUntil > now) {
    const category = 'referral_conversion';
    return { billable: false, ...model, type: 'free_entry_point', category };
  }
  const category = templateCategory?.toLowerCase() ?? 'service';
  const isOfService = category === 'service' || (category === 'utility' && chat.windowUntil > now);
  if (isOfService && now < SERVICE_IS_BILLED_FROM) {
    return { billable: false, ...model, type: 'free_customer_service', category };
  }
  return { billable: true, ...model, type: 'regular', category };
}
