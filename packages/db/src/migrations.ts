import type { Constructor } from '@mikro-orm/core';
import type { Migration } from '@mikro-orm/migrations';
import { Migration20261122191832_initial as postgres20261122191832 } from './migrations/postgres/Migration20261122191832_initial.ts';
import { Migration20261122221241_trust as postgres20261122221241 } from './migrations/postgres/Migration20261122221241_trust.ts';
import { Migration20261122234324_usage_sums as postgres20261122234324 } from './migrations/postgres/Migration20261122234324_usage_sums.ts';
import { Migration20261122235932_runner_losses as postgres20261122235932 } from './migrations/postgres/Migration20261122235932_runner_losses.ts';
import { Migration20261123061146_meta as postgres20261123061146 } from './migrations/postgres/Migration20261123061146_meta.ts';
import { Migration20261123061536_usage_days as postgres20261123061536 } from './migrations/postgres/Migration20261123061536_usage_days.ts';
import { Migration20261123081607_media as postgres20261123081607 } from './migrations/postgres/Migration20261123081607_media.ts';
import { Migration20261123081643_templates as postgres20261123081643 } from './migrations/postgres/Migration20261123081643_templates.ts';
import { Migration20261123082015_reactions as postgres20261123082015 } from './migrations/postgres/Migration20261123082015_reactions.ts';
import { Migration20261123082508_rules as postgres20261123082508 } from './migrations/postgres/Migration20261123082508_rules.ts';
import { Migration20261123095151_makers as postgres20261123095151 } from './migrations/postgres/Migration20261123095151_makers.ts';
import { Migration20261122191832_initial as sqlite20261122191832 } from './migrations/sqlite/Migration20261122191832_initial.ts';
import { Migration20261122221241_trust as sqlite20261122221241 } from './migrations/sqlite/Migration20261122221241_trust.ts';
import { Migration20261122234324_usage_sums as sqlite20261122234324 } from './migrations/sqlite/Migration20261122234324_usage_sums.ts';
import { Migration20261122235932_runner_losses as sqlite20261122235932 } from './migrations/sqlite/Migration20261122235932_runner_losses.ts';
import { Migration20261123061146_meta as sqlite20261123061146 } from './migrations/sqlite/Migration20261123061146_meta.ts';
import { Migration20261123061536_usage_days as sqlite20261123061536 } from './migrations/sqlite/Migration20261123061536_usage_days.ts';
import { Migration20261123081607_media as sqlite20261123081607 } from './migrations/sqlite/Migration20261123081607_media.ts';
import { Migration20261123081643_templates as sqlite20261123081643 } from './migrations/sqlite/Migration20261123081643_templates.ts';
import { Migration20261123082015_reactions as sqlite20261123082015 } from './migrations/sqlite/Migration20261123082015_reactions.ts';
import { Migration20261123082508_rules as sqlite20261123082508 } from './migrations/sqlite/Migration20261123082508_rules.ts';
import { Migration20261123095151_makers as sqlite20261123095151 } from './migrations/sqlite/Migration20261123095151_makers.ts';

/** One step of the schema: the same change said to both databases, under one name. */
export interface Step {
  readonly name: string;
  readonly sqlite: Constructor<Migration>;
  readonly postgres: Constructor<Migration>;
}

/** Every step, oldest first; written by scripts/migrations.ts. */
export const steps: readonly Step[] = [
  {
    name: 'Migration20261122191832_initial',
    sqlite: sqlite20261122191832,
    postgres: postgres20261122191832,
  },
  {
    name: 'Migration20261122221241_trust',
    sqlite: sqlite20261122221241,
    postgres: postgres20261122221241,
  },
  {
    name: 'Migration20261122234324_usage_sums',
    sqlite: sqlite20261122234324,
    postgres: postgres20261122234324,
  },
  {
    name: 'Migration20261122235932_runner_losses',
    sqlite: sqlite20261122235932,
    postgres: postgres20261122235932,
  },
  {
    name: 'Migration20261123061146_meta',
    sqlite: sqlite20261123061146,
    postgres: postgres20261123061146,
  },
  {
    name: 'Migration20261123061536_usage_days',
    sqlite: sqlite20261123061536,
    postgres: postgres20261123061536,
  },
  {
    name: 'Migration20261123081607_media',
    sqlite: sqlite20261123081607,
    postgres: postgres20261123081607,
  },
  {
    name: 'Migration20261123081643_templates',
    sqlite: sqlite20261123081643,
    postgres: postgres20261123081643,
  },
  {
    name: 'Migration20261123082015_reactions',
    sqlite: sqlite20261123082015,
    postgres: postgres20261123082015,
  },
  {
    name: 'Migration20261123082508_rules',
    sqlite: sqlite20261123082508,
    postgres: postgres20261123082508,
  },
  {
    name: 'Migration20261123095151_makers',
    sqlite: sqlite20261123095151,
    postgres: postgres20261123095151,
  },
];
