import { z } from 'zod';

const Fuzz = z.object({
  FUZZ_RUNS: z.coerce.number().int().min(1).default(1_500),
  FUZZ_SEED: z.coerce
    .number()
    .int()
    .default(() => Date.now() % 2 ** 31),
});

/** How many mutated webhooks are tried, and the seed by which the same ones come again. */
export function fuzzing(): { runs: number; seed: number } {
  const { FUZZ_RUNS: runs, FUZZ_SEED: seed } = Fuzz.parse(process.env);
  return { runs, seed };
}
