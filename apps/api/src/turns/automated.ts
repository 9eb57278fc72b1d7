import type { Locale } from '@cbf/db';
import { isWithin } from '../channels/fits.ts';
import type { Limits } from '../channels/limits.ts';
import { locales } from '../conversations/texts.ts';
import { say } from '../words/say.ts';

const dayMs = 86_400_000;

/** Whether a customer is to be told that a machine answers: at first, and after a day of silence. */
export function isDue(answeredAt: Date | null | undefined, at: Date): boolean {
  return answeredAt == null || at.getTime() - answeredAt.getTime() >= dayMs;
}

/**
 * An answer below the line that says, in its language, that a machine wrote it and how to reach a
 * person. The line is a shorter one when with the longer one two messages would become of one.
 */
export function withLine(answer: string, locale: Locale, limits: Limits): string {
  const [whole, brief] = linesIn(locale).map((line) => `${line}\n\n${answer}`);
  const isOne = whole !== undefined && isWithin(whole, limits);
  return (isOne || (brief !== undefined && !isWithin(brief, limits)) ? whole : brief) ?? answer;
}

/** An answer as the model wrote it: it must not learn to write the line itself. */
export function withoutLine(text: string): string {
  const line = locales.flatMap(linesIn).find((one) => text.startsWith(`${one}\n\n`));
  return line === undefined ? text : text.slice(line.length + 2);
}

function linesIn(locale: Locale): string[] {
  return [say(locale, 'automatedLine'), say(locale, 'automatedLineBrief')];
}
