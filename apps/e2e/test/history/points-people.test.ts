import { plays } from '../../history/points/play.ts';
import { pointsRow } from '../../history/points/row.ts';
import { causeOf } from './commits.ts';

const mine = plays.filter(({ point }) => causeOf(point) === 'people');
pointsRow('the api dies at a named point of what people do', mine);
