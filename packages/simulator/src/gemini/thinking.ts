import type { GeminiSettings } from '../gemini-settings.ts';
import type { Model } from './models.ts';
import type { GenerateRequest } from './request.ts';

const LEVEL_FACTOR = { MINIMAL: 0, LOW: 1, MEDIUM: 3, HIGH: 8 };
const BASE = 24;

/**
 * Tokens that the model thinks before it answers: by the level or the budget that the request
 * sets, by the model's standard when only `thinking` of the settings asks for it, else none.
 */
export function thoughtTokens(
  request: GenerateRequest,
  model: Model,
  promptTokens: number,
  settings: GeminiSettings,
): number {
  const config = request.generationConfig.thinkingConfig;
  if (!config && !settings.thinking) return 0;
  const effort = BASE + (promptTokens % 40);
  const { thinkingBudget: budget, thinkingLevel: level } = config ?? {};
  if (budget !== undefined && budget >= 0) return Math.min(budget, effort * LEVEL_FACTOR.MEDIUM);
  const { thinking } = model;
  const standard = thinking.kind === 'levels' ? thinking.standard : 'MEDIUM';
  return effort * LEVEL_FACTOR[level ?? standard];
}

/** A summary of the thoughts in a thought part, as `includeThoughts` asks for. */
export function thoughtSummary(last: string): string {
  return `**Considering the question**\n\nThe customer wrote ${last.length} characters. I check the instructions, then the history, and answer briefly.\n`;
}
