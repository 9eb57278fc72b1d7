import { failpoints } from '@cbf/base';
import { expect, it } from 'vitest';
import { plays } from '../../history/points/play.ts';
import { pointsRow } from '../../history/points/row.ts';
import { unplayed } from '../../history/points/table.ts';
import { causeOf } from './commits.ts';

it('every named point has a scene, but for those that are named as having none', () => {
  const without = unplayed.flatMap((name) => [`commit:${name}:before`, `commit:${name}:after`]);
  const played = plays.map(({ point }) => point);
  expect([...played, ...without].sort()).toEqual([...failpoints].sort());
});

const mine = plays.filter(({ point }) => causeOf(point) === 'runners');
pointsRow('the api dies at a named point of its work with runners', mine);
