import type { Driver } from './driver.ts';
import { instagram } from './instagram.ts';
import { telegram } from './telegram.ts';
import { whatsapp } from './whatsapp.ts';

/** Every platform that has a channel; the contract suite runs against each. */
export const drivers: readonly Driver[] = [telegram, whatsapp, instagram];
