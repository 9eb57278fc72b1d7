import { m } from '#lib/paraglide/messages.js';
import type { presets, Tone, Trade } from './answers.ts';

/** What each trade is called. */
export const tradeName: Record<Trade, () => string> = {
  shop: m.trade_shop,
  cafe: m.trade_cafe,
  beauty: m.trade_beauty,
  clinic: m.trade_clinic,
  school: m.trade_school,
  services: m.trade_services,
  travel: m.trade_travel,
  other: m.trade_other,
};

/** What each tone is called. */
export const toneName: Record<Tone, () => string> = {
  friendly: m.tone_friendly,
  polite: m.tone_polite,
  brief: m.tone_brief,
};

/** What each starting point is called, and what it does. */
export const presetWords: Record<
  (typeof presets)[number],
  { name: () => string; text: () => string }
> = {
  CUSTOMER_SUPPORT: { name: m.preset_support, text: m.preset_support_text },
  SALES_ASSISTANT: { name: m.preset_sales, text: m.preset_sales_text },
  EDUCATIONAL_TUTOR: { name: m.preset_tutor, text: m.preset_tutor_text },
  OWN: { name: m.preset_own, text: m.preset_own_text },
};
