import type { UpdateChannelInput } from '#lib/api/generated.ts';
import { textOf } from '#lib/server/form.ts';

/** Reads what an owner set of a channel; null when a price is no number. */
export function readRules(form: FormData): UpdateChannelInput | null {
  const rule = textOf(form, 'commentRule');
  const message = priceIn(form, 'messagePriceUsd');
  const marketing = priceIn(form, 'marketingPriceUsd');
  if (Number.isNaN(message) || Number.isNaN(marketing)) return null;
  return {
    automatedLine: form.has('automatedLine'),
    ...(rule === 'OFF' || rule === 'PRIVATE_REPLY' || rule === 'PUBLIC_REPLY'
      ? { commentRule: rule }
      : {}),
    ...(message === undefined ? {} : { messagePriceUsd: message }),
    ...(marketing === undefined ? {} : { marketingPriceUsd: marketing }),
  };
}

// A field that the form does not have leaves the price as it is; an empty one forgets it.
function priceIn(form: FormData, field: string): number | null | undefined {
  if (!form.has(field)) return undefined;
  const text = textOf(form, field).trim().replace(',', '.');
  return text === '' ? null : Number(text);
}
