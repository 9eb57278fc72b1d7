import { unreachable, type Answer } from './answer.ts';

/**
 * Asks with a module that comes when it is first needed, so that a page is live before it can ask.
 * A module that cannot be fetched is a refusal like an api that cannot be reached.
 */
export async function later<M, D>(
  load: () => Promise<M>,
  ask: (module: M) => Promise<Answer<D>>,
): Promise<Answer<D>> {
  const module = await load().catch(() => null);
  return module === null ? unreachable() : ask(module);
}

/** Fetches a module once the page has had time to become live; returns how to leave it. */
export function fetchSoon(load: () => Promise<unknown>): () => void {
  // Whoever needs it finds out himself that it did not come.
  const timer = setTimeout(() => void load().catch(() => null), 2_000);
  return () => clearTimeout(timer);
}
