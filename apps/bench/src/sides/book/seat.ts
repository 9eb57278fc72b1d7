import type { SqlEntityManager } from '@mikro-orm/sql';

/** What one operation of the textbook knows: its own entity manager, and whose workspace it is. */
export interface Seat {
  readonly em: SqlEntityManager;
  readonly workspaceId: string;
}
