import { plays } from '../../history/points/play.ts';
import { pointsRow } from '../../history/points/row.ts';
import { causeOf } from './commits.ts';

const mine = plays.filter(({ point }) => causeOf(point) === 'leases');
pointsRow('the api dies while it takes back what a dead runner held', mine);
