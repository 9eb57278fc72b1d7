import { plays } from '../../history/points/play.ts';
import { pointsRow } from '../../history/points/row.ts';
import { causeOf } from './commits.ts';

const isMetas = (point: string) =>
  /^(?:whatsapp|instagram|api:(?:HookChannels|RenewC|RecordRec))/.test(point);
// What has to do with Meta is in points-meta.test.ts.
const mine = plays.filter(({ point }) => causeOf(point) === null && !isMetas(point));
pointsRow('the runner dies at a named point', mine);
