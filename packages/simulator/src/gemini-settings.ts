import { z } from 'zod';

/** The pace and habits of the simulated model; all of it can be changed while it runs. */
export const GeminiSettings = z.object({
  /** Milliseconds between two chunks of a stream. */
  chunkMs: z.int().nonnegative().default(40),
  /** Milliseconds before the first chunk, or before a whole answer. */
  firstChunkMs: z.int().nonnegative().default(300),
  /** Letters in a chunk. */
  chunkChars: z.int().positive().default(24),
  /** Whether answers carry thought tokens even when the request did not ask for thinking. */
  thinking: z.boolean().default(false),
});
export type GeminiSettings = z.infer<typeof GeminiSettings>;

/** A change of some of the settings. */
export const GeminiSettingsPatch = z.object({
  chunkMs: z.int().nonnegative().optional(),
  firstChunkMs: z.int().nonnegative().optional(),
  chunkChars: z.int().positive().optional(),
  thinking: z.boolean().optional(),
});
export type GeminiSettingsPatch = z.infer<typeof GeminiSettingsPatch>;
