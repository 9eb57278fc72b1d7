import { plays } from '../../history/points/play.ts';
import { pointsRow } from '../../history/points/row.ts';

const mine = plays.filter(({ point }) => !point.startsWith('commit:'));
pointsRow('the runner dies at a named point', mine);
