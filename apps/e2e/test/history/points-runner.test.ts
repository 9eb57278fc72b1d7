import { plays } from '../../history/points/play.ts';
import { pointsRow } from '../../history/points/row.ts';
import { causeOf } from './commits.ts';

const mine = plays.filter(({ point }) => causeOf(point) === null);
pointsRow('the runner dies at a named point', mine);
