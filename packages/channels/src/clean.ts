import { z } from 'zod';

/** A text as it can be stored: no database keeps a NUL, and PostgreSQL no half of a letter. */
export function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** A text of a platform's, made storable. */
export const Text = z.string().transform(clean);
