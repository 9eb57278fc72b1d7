import type { Cookies } from '@sveltejs/kit';
import { z } from 'zod';

const name = 'cbf_flash';

const shape = z.object({
  text: z.string().max(300),
  /** The deleted bot that Undo brings back. */
  restore: z.string().max(64).optional(),
});

/** A sentence for the next page, and what can still be undone. */
export type Flash = z.output<typeof shape>;

/** Leaves a sentence for the page that the visitor is sent to; works without scripts. */
export function leaveFlash(cookies: Cookies, flash: Flash): void {
  cookies.set(name, JSON.stringify(flash), { httpOnly: true, sameSite: 'lax', maxAge: 30 });
}

/** Takes the sentence out, once; null when there is none. */
export function takeFlash(cookies: Cookies): Flash | null {
  const text = cookies.get(name);
  if (text === undefined) return null;
  cookies.delete(name, {});
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
