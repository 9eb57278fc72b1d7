import { plays } from '../../history/points/play.ts';
import { pointsRow } from '../../history/points/row.ts';

// The two at which a message is with its customer and nobody has said so; the others, which take
// their time, are played by `npm run soak -- points --full`.
const told = new Set(['whatsapp:messages:after', 'instagram:messages:after']);
const mine = plays.filter(({ point }) => told.has(point));
pointsRow('the runner dies at a named point of Meta’s', mine);
