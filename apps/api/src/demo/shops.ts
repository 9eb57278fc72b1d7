import type { Shop } from './shop.ts';
import { flowers } from './shops/flowers.ts';
import { repair } from './shops/repair.ts';
import { school } from './shops/school.ts';

/** The shops of the demo, the oldest first. */
export const shops: readonly Shop[] = [school, repair, flowers];
