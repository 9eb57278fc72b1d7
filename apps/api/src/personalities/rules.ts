import { z } from 'zod';
import { Locale, Preset, Thinking } from '@cbf/db';
import { modelTable } from '../usage/prices.ts';
import { between, said, text } from '../words/check.ts';

const rules = z.array(text(1, 500)).max(30);

/** The bounds of what an owner may write into a personality. */
export const personalityInput = z.object({
  preset: z.enum(Preset).nullish(),
  role: text(1, 2000).nullish(),
  tone: text(0, 1000).nullish(),
  must: rules.nullish(),
  mustNot: rules.nullish(),
  languages: z
    .array(z.enum(Locale))
    .min(1)
    .transform((languages) => [...new Set(languages)])
    .nullish(),
  instructions: text(0, 20_000).nullish(),
  model: z.string().refine(isOffered, said('fieldModel')).nullish(),
  // Null is a wish of its own here: back to the model's default.
  temperature: between(0, 2).nullish(),
  maxOutputTokens: between(16, 65_536).nullish(),
  thinking: z.enum(Thinking).nullish(),
  historyMessages: between(1, 200).nullish(),
  historyTokens: between(200, 200_000).nullish(),
  note: text(0, 500).nullish(),
});

/** A checked input. */
export type PersonalityChange = z.output<typeof personalityInput>;

function isOffered(model: string): boolean {
  return modelTable().some(({ id }) => id === model);
}
