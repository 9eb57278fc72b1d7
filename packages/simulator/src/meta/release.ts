import type { App } from './model.ts';
import type { Meta } from './service.ts';

/**
 * Ends the holding of an app and sends what has gathered: together in one POST for each address and
 * topic, or one by one. Gives the number of POSTs, when all of them were tried once.
 */
export async function release(
  { hooks, world }: Meta,
  app: App,
  how: { together: boolean; order: 'kept' | 'reversed'; times: number },
): Promise<number> {
  const held = app.held ?? [];
  app.held = null;
  world.save();
  if (how.order === 'reversed') held.reverse();
  const groups = new Map<string, typeof held>();
  for (const one of held) {
    const key = how.together ? `${one.told.topic} ${one.url}` : String(one.told.n);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const group of groups.values()) {
    for (let time = 0; time < how.times; time += 1) {
      await hooks.send(
        app,
        group[0]?.url ?? '',
        group.map(({ told }) => told),
      );
    }
  }
  return groups.size * how.times;
}
