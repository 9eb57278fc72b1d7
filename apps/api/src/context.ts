import { randomUUID } from 'node:crypto';
import type { Database } from '@cbf/db';
import type { Commit, Logger, Sealer } from '@cbf/base';
import type { Accounts } from './accounts/accounts.ts';
import type { Config } from './env.ts';
import { commit, type NewEvent } from './events/commit.ts';
import type { Bus } from './events/bus/bus.ts';
import type { Live } from './events/live.ts';
import type { MediaStore } from './media/store.ts';
import type { Intake } from './runner/intake.ts';
import type { FindNode } from './graphql/node.ts';
import type { Viewer } from './viewer.ts';
import type { Tongue } from './words/say.ts';

/** What one app is made of; lives as long as the app, nothing of it is global. */
export interface Parts {
  readonly config: Config;
  readonly database: Database;
  readonly logger: Logger;
  readonly sealer: Sealer;
  readonly accounts: Accounts;
  readonly live: Live;
  readonly bus: Bus;
  readonly intake: Intake;
  /** Where the files of messages are. */
  readonly store: MediaStore;
  /** Whether this api is ending: it answers what is asked and hands out no new work. */
  readonly isDraining: () => boolean;
  /** Who finds a node, by the letters of its id. */
  readonly nodes: Readonly<Record<string, FindNode>>;
}

/** Where a request came from, and how a cookie gets back to it. */
export interface Origin {
  readonly address: string;
  readonly userAgent: string | null;
  readonly setCookie: (cookie: string) => void;
}

/** What one operation needs; every operation and every event of a subscription has its own. */
export interface Ctx {
  readonly parts: Parts;
  readonly viewer: Viewer;
  readonly origin: Origin;
  readonly requestId: string;
  readonly locale: Tongue;
  readonly logger: Logger;
  readonly em: Database['em'];
  /** The same viewer with fresh eyes: a new entity manager and new loaders. */
  fork(): Ctx;
  /** The same request by another viewer: after signing in or out. */
  as(viewer: Viewer): Ctx;
  /** Writes what changed on `em` together with its events, then wakes who waits. */
  commit(name: Commit, workspaceId: string, events: readonly NewEvent[]): Promise<void>;
}

/** A context for one operation of `viewer`. */
export function createContext(
  parts: Parts,
  viewer: Viewer,
  origin: Origin,
  requestId: string = randomUUID(),
): Ctx {
  // Most reads need no entity: the manager is made when somebody asks for it.
  let em: Ctx['em'] | null = null;
  const own = () => (em ??= parts.database.em.fork());
  return {
    parts,
    viewer,
    origin,
    requestId,
    locale: viewer.locale,
    logger: parts.logger,
    get em() {
      return own();
    },
    fork: () => createContext(parts, viewer, origin, requestId),
    as: (other) => createContext(parts, other, origin, requestId),
    commit: (name, workspaceId, events) => commit(own(), parts.live, name, workspaceId, events),
  };
}

/** Whether an untyped value, as Apollo's gateway hands it over, is a context of ours. */
export function isCtx(value: object): value is Ctx {
  return 'parts' in value && 'viewer' in value && 'fork' in value;
}
