import type { Cookies, ServerLoadEvent } from '@sveltejs/kit';
import { z } from 'zod';

const name = 'cbf_flash';

const shape = z.object({
  id: z.string().max(64),
  text: z.string().max(300),
  /** The deleted bot that Undo brings back. */
  restore: z.string().max(64).optional(),
});

/** A sentence for the next page, and what can still be undone. */
export type Flash = z.output<typeof shape>;

/** Leaves a sentence for the page that the visitor is sent to; works without scripts. */
export function leaveFlash(cookies: Cookies, flash: Omit<Flash, 'id'>): void {
  const value = JSON.stringify({ ...flash, id: crypto.randomUUID() });
  cookies.set(name, value, { httpOnly: true, sameSite: 'lax', maxAge: 10 });
}

/**
 * Takes the sentence out; null when there is none. An open page may ask twice, when something
 * happens while it refreshes, so there the sentence stays for its few seconds and is shown by id.
 */
export function takeFlash({
  cookies,
  isDataRequest,
}: Pick<ServerLoadEvent, 'cookies' | 'isDataRequest'>): Flash | null {
  const text = cookies.get(name);
  if (text === undefined) return null;
  if (!isDataRequest) cookies.delete(name, {});
  try {
    const read = shape.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
