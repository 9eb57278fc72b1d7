import { afterAll, beforeAll, describe, it } from 'vitest';
import { openPointHouse, type PointHouse } from './house.ts';
import { playerIn, type Play, type Player } from './play.ts';

/** The row of named points: each play is a test, in one house; a database may be given for it. */
export function pointsRow(name: string, plays: readonly Play[], database?: string): void {
  describe(name, () => {
    let house: PointHouse;
    let player: Player;
    beforeAll(async () => {
      house = await openPointHouse(database);
      player = await playerIn(house);
    });
    afterAll(() => house.close());

    it.each(plays)('$point', (play) => player.play(play), 120_000);

    it('nothing was doubled afterwards', () => player.end());
  });
}
