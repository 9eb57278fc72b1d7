import type { Constructor } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';
import { Migration20261122191832_initial } from './sqlite/Migration20261122191832_initial.ts';
import { Migration20261122221241_trust } from './sqlite/Migration20261122221241_trust.ts';

/** Every step of the schema in this dialect, oldest first; written by scripts/migrations.ts. */
export const sqliteMigrations: Constructor<Migration>[] = [
  Migration20261122191832_initial,
  Migration20261122221241_trust,
];
