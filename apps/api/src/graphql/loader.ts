import DataLoader from 'dataloader';
import type { Ctx } from '../context.ts';

/**
 * A loader that gathers the keys of one operation into one query. `batch` answers with one value
 * a key, in the keys' order. Define it once beside the feature; each context gets its own.
 */
export function defineLoader<Key, Value>(
  batch: (ctx: Ctx, keys: readonly Key[]) => Promise<readonly Value[]>,
): (ctx: Ctx) => DataLoader<Key, Value> {
  const kept = new WeakMap<Ctx, DataLoader<Key, Value>>();
  return (ctx) => {
    const known = kept.get(ctx);
    if (known) return known;
    const fresh = new DataLoader<Key, Value>((keys) => batch(ctx, keys));
    kept.set(ctx, fresh);
    return fresh;
  };
}

/** The rows in the order of the ids; null where an id has none. */
export function inOrder<Row extends { readonly id: string }>(
  ids: readonly string[],
  rows: readonly Row[],
): (Row | null)[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => byId.get(id) ?? null);
}
