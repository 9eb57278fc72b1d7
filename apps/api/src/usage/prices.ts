import type { CallTokens } from '@cbf/db';

/** What a model costs from a day on, in dollars for a million tokens. */
interface Price {
  readonly from: string;
  readonly input: number;
  readonly output: number;
  /** Null where no price for cached input is published: then it costs as much as other input. */
  readonly cached: number | null;
  /** Dearer prices for prompts beyond so many tokens. */
  readonly long?: { readonly over: number; readonly input: number; readonly output: number };
}

interface ModelFacts {
  readonly id: string;
  readonly title: string;
  readonly offered: boolean;
  readonly thinking: boolean;
  readonly temperature: boolean;
  readonly retires?: string;
  /** Which model answers, and is paid, in its place: always, or once it has retired. */
  readonly routedTo?: string;
  readonly prices: readonly Price[];
}

const always = '2020-01-01';

// Google's list prices for text on the paid tier as read on 2026-11-22. Thoughts are billed as output.
// prettier-ignore
const facts: readonly ModelFacts[] = [
  { id: 'gemini-3.8-flash', title: 'Gemini 3.8 Flash', offered: true, thinking: true, temperature: false,
    prices: [
      { from: always, input: 0.75, output: 3.75, cached: 0.075 },
      // The first price was an introduction; the cached share stays a tenth of the input.
      { from: '2027-01-01', input: 1.5, output: 7.5, cached: 0.15 },
    ] },
  { id: 'gemini-3.7-flash', title: 'Gemini 3.7 Flash', offered: false, thinking: true, temperature: false,
    retires: always, routedTo: 'gemini-3.8-flash', prices: [] },
  { id: 'gemini-3.6-flash', title: 'Gemini 3.6 Flash', offered: true, thinking: true, temperature: false,
    prices: [{ from: always, input: 1.5, output: 7.5, cached: null }] },
  { id: 'gemini-3.5-flash-lite', title: 'Gemini 3.5 Flash Lite', offered: true, thinking: true, temperature: false,
    prices: [{ from: always, input: 0.3, output: 2.5, cached: null }] },
  { id: 'gemini-3.5-flash', title: 'Gemini 3.5 Flash', offered: true, thinking: true, temperature: false,
    prices: [{ from: always, input: 1.5, output: 9, cached: null }] },
  { id: 'gemini-3.1-flash-lite', title: 'Gemini 3.1 Flash Lite', offered: true, thinking: true, temperature: false,
    prices: [{ from: always, input: 0.25, output: 1.5, cached: null }] },
  { id: 'gemini-3.1-pro-preview', title: 'Gemini 3.1 Pro (preview)', offered: true, thinking: true, temperature: false,
    prices: [{ from: always, input: 2, output: 12, cached: null, long: { over: 200_000, input: 4, output: 18 } }] },
  { id: 'gemini-2.5-flash-lite', title: 'Gemini 2.5 Flash Lite', offered: true, thinking: true, temperature: true,
    prices: [{ from: always, input: 0.1, output: 0.4, cached: null }] },
  { id: 'gemini-2.5-flash', title: 'Gemini 2.5 Flash', offered: true, thinking: true, temperature: true,
    retires: '2026-12-01', routedTo: 'gemini-3.5-flash-lite',
    prices: [{ from: always, input: 0.3, output: 2.5, cached: null }] },
  { id: 'gemini-2.5-pro', title: 'Gemini 2.5 Pro', offered: true, thinking: true, temperature: true,
    retires: '2026-12-01', routedTo: 'gemini-3.8-flash',
    prices: [{ from: always, input: 1.25, output: 10, cached: null }] },
];

/** The model that a new personality gets. */
export const defaultModel = 'gemini-3.8-flash';

/** A model that a personality may choose, with what it costs on a day. */
export interface OfferedModel {
  readonly id: string;
  readonly title: string;
  readonly isDefault: boolean;
  readonly inputUsdPerMillion: number;
  readonly outputUsdPerMillion: number;
  readonly cachedUsdPerMillion: number | null;
  readonly supportsThinking: boolean;
  readonly supportsTemperature: boolean;
  readonly retiresAt: Date | null;
  readonly priceChangesAt: Date | null;
}

/** The models on offer on a day, the default first; those that have retired are left out. */
export function modelTable(at: Date = new Date()): OfferedModel[] {
  return facts
    .filter((model) => model.offered && !hasRetired(model, at))
    .flatMap((model) => {
      const price = priceOf(model, at);
      if (price === null) return [];
      const next = model.prices.find(({ from }) => new Date(from) > at);
      return [
        {
          id: model.id,
          title: model.title,
          isDefault: model.id === defaultModel,
          inputUsdPerMillion: price.input,
          outputUsdPerMillion: price.output,
          cachedUsdPerMillion: price.cached,
          supportsThinking: model.thinking,
          supportsTemperature: model.temperature,
          retiresAt: model.retires === undefined ? null : new Date(model.retires),
          priceChangesAt: next === undefined ? null : new Date(next.from),
        },
      ];
    });
}

/**
 * What a call cost in billionths of a dollar at its day's price; 0 for a model without a known
 * price. The model may be named as the service does, with a prefix or a version behind it.
 */
export function costNano(model: string, tokens: CallTokens, at: Date): number {
  const known = modelNamed(model);
  const price = known && priceOf(known, at);
  if (!price) return 0;
  const { input, output } =
    price.long && tokens.promptTokens > price.long.over ? price.long : price;
  const cached = Math.min(tokens.cachedTokens, tokens.promptTokens);
  const usdPerMillion =
    (tokens.promptTokens - cached + tokens.toolTokens) * input +
    cached * (price.cached ?? input) +
    (tokens.candidatesTokens + tokens.thoughtsTokens) * output;
  // A dollar for a million tokens is a thousand billionths a token.
  return Math.round(usdPerMillion * 1000);
}

/** Billionths of a dollar as dollars. */
export function usd(nano: number): number {
  return nano / 1e9;
}

function priceOf(model: ModelFacts, at: Date): Price | null {
  const routed = model.routedTo !== undefined && hasRetired(model, at);
  if (routed) {
    const other = facts.find(({ id }) => id === model.routedTo);
    return other ? priceOf(other, at) : null;
  }
  return model.prices.findLast(({ from }) => new Date(from) <= at) ?? null;
}

function hasRetired({ retires }: ModelFacts, at: Date): boolean {
  return retires !== undefined && new Date(retires) <= at;
}

function modelNamed(name: string): ModelFacts | null {
  const bare = name.replace(/^models\//, '');
  const fitting = facts.filter(({ id }) => bare === id || bare.startsWith(`${id}-`));
  // gemini-2.5-flash-lite also begins with gemini-2.5-flash: the longest name is meant.
  return fitting.sort((a, b) => b.id.length - a.id.length)[0] ?? null;
}
