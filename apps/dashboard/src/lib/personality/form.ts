import {
  Thinking,
  type PersonalityFieldsFragment,
  type PersonalityInput,
} from '#lib/api/generated.ts';
import { isLocale } from '#lib/words/locale.ts';

/** How much a model may think before it answers; '' leaves it to the model. */
export const thinkingLevels = Object.values(Thinking);

/** Reads the personality form; what was left out stays as the api's own default. */
export function readPersonality(form: FormData): PersonalityInput {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const number = (name: string): number | null => {
    const value = Number(text(name));
    return text(name) === '' || !Number.isFinite(value) ? null : value;
  };
  const thinking = thinkingLevels.find((level) => level === text('thinking'));
  const historyMessages = number('historyMessages');
  return {
    role: text('role'),
    tone: text('tone'),
    instructions: text('instructions'),
    must: linesOf(text('must')),
    mustNot: linesOf(text('mustNot')),
    languages: form.getAll('languages').filter(isLocale),
    temperature: number('temperature'),
    maxOutputTokens: number('maxOutputTokens'),
    note: text('note') || null,
    ...(text('model') === '' ? {} : { model: text('model') }),
    ...(thinking === undefined ? {} : { thinking }),
    ...(historyMessages === null ? {} : { historyMessages }),
  };
}

/** The rules of a text field: one a line, without bullets and blank lines. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•–]\s+)?/, '').trim())
    .filter((line) => line !== '');
}

/** The parts of a personality that people write, each as one text, for comparing versions. */
export function writtenParts(version: PersonalityFieldsFragment) {
  return {
    role: version.role,
    tone: version.tone,
    instructions: version.instructions,
    must: version.must.join('\n'),
    mustNot: version.mustNot.join('\n'),
    languages: version.languages.join(', '),
    model: version.model,
    temperature: version.temperature === null ? '' : String(version.temperature),
    thinking: version.thinking,
    maxOutputTokens: version.maxOutputTokens === null ? '' : String(version.maxOutputTokens),
    historyMessages: String(version.historyMessages),
  };
}
