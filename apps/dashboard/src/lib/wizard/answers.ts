import type { CreateBotInput } from '#lib/api/generated.ts';
import { isLocale, locales, type Locale } from '#lib/words/locale.ts';

/** The trades that the first step offers. */
export const trades = [
  'shop',
  'cafe',
  'beauty',
  'clinic',
  'school',
  'services',
  'travel',
  'other',
] as const;

/** One of the trades. */
export type Trade = (typeof trades)[number];

/** The starting points of the second step. */
export const presets = ['CUSTOMER_SUPPORT', 'SALES_ASSISTANT', 'EDUCATIONAL_TUTOR', 'OWN'] as const;

/** The tones of the second step. */
export const tones = ['friendly', 'polite', 'brief'] as const;

/** One of the tones. */
export type Tone = (typeof tones)[number];

/** What the first step learnt; it travels in the address, so Back and Reload keep it. */
export interface FirstStep {
  readonly name: string;
  readonly trade: Trade;
  readonly locale: Locale;
}

type Fields = Pick<URLSearchParams, 'get'>;

/** Reads the first step; null while the bot has no name. */
export function readFirstStep(fields: Fields, fallback: Locale): FirstStep | null {
  const name = (fields.get('name') ?? '').trim().slice(0, 80);
  if (name === '') return null;
  const trade = trades.find((known) => known === fields.get('trade')) ?? 'other';
  const locale = fields.get('locale');
  return { name, trade, locale: isLocale(locale) ? locale : fallback };
}

/** The address of the second step, with what the first one learnt. */
export function secondStep({ name, trade, locale }: FirstStep): string {
  return `/bots/new/personality?${new URLSearchParams({ name, trade, locale })}`;
}

/** The preset that usually fits a trade. */
export function presetFor(trade: Trade): (typeof presets)[number] {
  if (trade === 'school') return 'EDUCATIONAL_TUTOR';
  return trade === 'shop' || trade === 'cafe' ? 'SALES_ASSISTANT' : 'CUSTOMER_SUPPORT';
}

/** The words that the api needs from the catalogue, in the owner's language. */
export interface Words {
  readonly trade: (trade: Trade) => string;
  readonly tone: (tone: Tone) => string;
}

/** Makes one bot of both steps; a preset keeps its own rules where the owner said nothing. */
export function composeBot(
  first: FirstStep,
  fields: { get(name: string): unknown },
  words: Words,
): CreateBotInput {
  const preset = presets.find((known) => known === fields.get('preset')) ?? presetFor(first.trade);
  const tone = tones.find((known) => known === fields.get('tone')) ?? 'friendly';
  const about = fields.get('about');
  const instructions = typeof about === 'string' ? about.trim() : '';
  return {
    name: first.name,
    description: words.trade(first.trade),
    defaultLocale: first.locale,
    preset,
    personality: {
      preset,
      tone: words.tone(tone),
      languages: [...locales],
      ...(instructions === '' ? {} : { instructions }),
    },
  };
}
