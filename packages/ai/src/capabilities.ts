import { type GenerateContentConfig, ThinkingLevel } from '@google/genai';
import type { ModelRequest } from './model.ts';
import type { Thinking } from './words.ts';

/** How a model takes our wish for thinking; `fixed` takes none. */
type ThinkingWay =
  | { by: 'level'; levels: readonly ThinkingLevel[] }
  | { by: 'budget'; least: number }
  | { by: 'fixed' };

/** What a model accepts; whatever it does not is left out of the request, never refused. */
export interface Capabilities {
  temperature: boolean;
  thinking: ThinkingWay;
}

const { MINIMAL, LOW, MEDIUM, HIGH } = ThinkingLevel;
const fixed: Capabilities = { temperature: false, thinking: { by: 'fixed' } };
const allLevels: Capabilities = {
  temperature: false,
  thinking: { by: 'level', levels: [MINIMAL, LOW, MEDIUM, HIGH] },
};
const fromLow: Capabilities = {
  temperature: false,
  thinking: { by: 'level', levels: [LOW, MEDIUM, HIGH] },
};

// The third generation calls sampling deprecated and some of its models refuse it.
const table: Record<string, Capabilities> = {
  'gemini-3.8-flash': fromLow,
  'gemini-3.7-flash': fromLow,
  'gemini-3.6-flash': allLevels,
  'gemini-3.5-flash-lite': allLevels,
  'gemini-3.5-flash': fixed,
  'gemini-3.1-flash-lite': fixed,
  'gemini-3.1-pro-preview': fixed,
  'gemini-2.5-flash': { temperature: true, thinking: { by: 'budget', least: 0 } },
  'gemini-2.5-flash-lite': { temperature: true, thinking: { by: 'budget', least: 0 } },
  'gemini-2.5-pro': { temperature: true, thinking: { by: 'budget', least: 128 } },
};

/** What a model accepts; of one we do not know, only what every model of its generation does. */
export function capabilitiesOf(model: string): Capabilities {
  const name = model.replace(/^models\//, '');
  return table[name] ?? (/^gemini-2/.test(name) ? { ...fixed, temperature: true } : fixed);
}

// What Gemini calls the kinds that it takes; a request with any other is refused whole.
const TAKEN = new Map([
  ...['image/jpeg', 'image/png', 'image/webp', 'image/heic', 'image/heif'].map(asItIs),
  ...['audio/ogg', 'audio/wav', 'audio/aac', 'audio/flac', 'audio/aiff', 'audio/mp4'].map(asItIs),
  ...['audio/mp3', 'audio/mpeg'].map((type) => [type, 'audio/mp3'] as const),
  ...['audio/m4a', 'audio/x-m4a'].map((type) => [type, 'audio/mp4'] as const),
  ['audio/opus', 'audio/ogg'],
  ['audio/x-wav', 'audio/wav'],
]);

function asItIs(type: string): readonly [string, string] {
  return [type, type];
}

/** What a model calls a kind of file that it can see or hear; null when it cannot. */
export function mediaKindFor(model: string, mimeType: string): string | null {
  // All of this family see and hear; of others we know nothing.
  return /^(?:models\/)?gemini-/.test(model) ? (TAKEN.get(mimeType) ?? null) : null;
}

/** The settings of a request that its model takes; a level and a budget are never sent together. */
export function settingsFor(request: ModelRequest): GenerateContentConfig {
  const { temperature, thinking } = capabilitiesOf(request.model);
  const settings: GenerateContentConfig = {};
  if (temperature && typeof request.temperature === 'number') {
    settings.temperature = request.temperature;
  }
  if (typeof request.maxOutputTokens === 'number') {
    settings.maxOutputTokens = request.maxOutputTokens;
  }
  if (thinking.by === 'budget') {
    settings.thinkingConfig = {
      thinkingBudget: Math.max(thinking.least, BUDGET[request.thinking]),
    };
  }
  if (thinking.by === 'level') {
    const wanted = LEVELS.slice(LEVELS.indexOf(levelFor(request.thinking)));
    const level = wanted.find((one) => thinking.levels.includes(one));
    if (level !== undefined) settings.thinkingConfig = { thinkingLevel: level };
  }
  return settings;
}

const LEVELS: readonly ThinkingLevel[] = [MINIMAL, LOW, MEDIUM, HIGH];

/** Models that are steered by levels can't stop thinking: the least is as near to OFF as they come. */
function levelFor(thinking: Thinking): ThinkingLevel {
  return thinking === 'OFF' ? MINIMAL : ThinkingLevel[thinking];
}

const BUDGET: Record<Thinking, number> = {
  OFF: 0,
  MINIMAL: 512,
  LOW: 1_024,
  MEDIUM: 8_192,
  HIGH: 24_576,
};
