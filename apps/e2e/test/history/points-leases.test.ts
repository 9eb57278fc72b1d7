import { plays } from '../../history/points/play.ts';
import { pointsRow } from '../../history/points/row.ts';

const mine = plays.filter(({ point }) => point.startsWith('commit:expire-'));
pointsRow('the api dies while it takes back what a dead runner held', mine);
