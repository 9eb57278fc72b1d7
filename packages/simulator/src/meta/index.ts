import type { FastifyInstance } from 'fastify';
import { instagramHost } from '../instagram/host.ts';
import { whatsappHost } from '../whatsapp/host.ts';
import type { Parts } from '../wire.ts';
import { registerGraph } from './graph.ts';
import { MetaHooks } from './hooks.ts';
import type { Meta } from './service.ts';
import { MetaWorld } from './world.ts';

/** The simulated Meta, once it answers. */
export interface SimulatedMeta {
  meta: Meta;
  /** Forgets apps, numbers, accounts, people and what is on its way to callbacks. */
  reset(): void;
  /** Stops delivering and saves what is not saved yet. */
  close(): void;
}

/** Builds the simulated Meta, takes up what was saved and answers both of its hosts. */
export function openMeta(
  app: FastifyInstance,
  parts: Parts,
  settings: { data: string | undefined; doubled: number; local: boolean },
): SimulatedMeta {
  const world = new MetaWorld(parts.clock, settings.data);
  const hooks = new MetaHooks(parts, world);
  hooks.doubled = settings.doubled;
  const meta: Meta = { parts, world, hooks, local: settings.local };
  registerGraph(app, meta, whatsappHost);
  registerGraph(app, meta, instagramHost);
  hooks.resume();
  return {
    meta,
    reset: () => {
      hooks.reset();
      world.reset();
    },
    close: () => {
      hooks.stop();
      world.close();
    },
  };
}
