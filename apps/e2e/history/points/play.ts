import {
  apiCalls,
  commits,
  instagramCalls,
  telegramCalls,
  whatsappCalls,
  type Failpoint,
} from '@cbf/base';
import type { Shop } from '../../src/shop.ts';
import type { PointHouse } from './house.ts';
import { readyShop, stageFor, type Scene } from './stage.ts';
import { ofInstagramCalls, ofWhatsappCalls } from './meta.ts';
import { ofApiCalls, ofCommits, ofModelCalls, ofTelegramCalls, unplayed } from './table.ts';

/** A point and what is played at it. */
export interface Play {
  readonly point: Failpoint;
  readonly scene: Scene;
}

const sides = ['before', 'after'] as const;

/** Every point of the list with its scene, but for the few that the table names as unplayed. */
export const plays: readonly Play[] = sides.flatMap((side): Play[] => [
  ...commits.flatMap((name) =>
    isUnplayed(name)
      ? []
      : [{ point: `commit:${name}:${side}`, scene: ofCommits[name][side] } as const],
  ),
  ...apiCalls.map(
    (name) => ({ point: `api:${name}:${side}`, scene: ofApiCalls[name][side] }) as const,
  ),
  ...telegramCalls.map(
    (name) => ({ point: `telegram:${name}:${side}`, scene: ofTelegramCalls[name][side] }) as const,
  ),
  ...whatsappCalls.map(
    (name) => ({ point: `whatsapp:${name}:${side}`, scene: ofWhatsappCalls[name][side] }) as const,
  ),
  ...instagramCalls.map(
    (name) =>
      ({ point: `instagram:${name}:${side}`, scene: ofInstagramCalls[name][side] }) as const,
  ),
  { point: `model:generate:${side}`, scene: ofModelCalls.generate[side] },
  ...(side === 'after'
    ? [{ point: 'model:first-chunk', scene: ofModelCalls.firstChunk } as const]
    : []),
]);

/** Plays points one after another in one house. */
export interface Player {
  play(play: Play): Promise<void>;
  /** Looks once more at all that was played. */
  end(): Promise<void>;
}

/** A player with a bot that talks; each play has a customer of its own. */
export async function playerIn(house: PointHouse): Promise<Player> {
  const shop: Shop = await readyShop(house);
  const looks: (() => Promise<void>)[] = [];
  return {
    async play({ point, scene }) {
      await scene(stageFor(house, shop, point, (look) => looks.push(look)));
    },
    async end() {
      for (const look of looks) await look();
    },
  };
}

function isUnplayed(name: string): name is (typeof unplayed)[number] {
  return unplayed.some((known) => known === name);
}
